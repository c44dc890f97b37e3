package org.listeningpost.audit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events as they are stored, and where the next page begins; no {@code next} on the last page. */
public record AuditPage(List<Map<String, Object>> events, AuditQuery.@Nullable Position next) {}
