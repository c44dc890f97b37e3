package org.listeningpost.security;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.OpType;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.IndexNames;

/** Keys as documents, one for each. Thread-safe. */
public final class KeyIndex implements KeyStore {
    private static final int KEYS_MAX = 10_000;

    private final ElasticsearchClient client;
    private final String index;

    public KeyIndex(ElasticsearchClient client, IndexNames names) {
        this.client = client;
        this.index = names.keys();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public List<ApiKey> all() throws IOException {
        try {
            SearchResponse<Map> found = client.search(
                    search -> search.index(index)
                            .ignoreUnavailable(true)
                            .allowNoIndices(true)
                            .size(KEYS_MAX)
                            .sort(sort -> sort.field(field -> field.field("created_at")
                                    .order(SortOrder.Asc)
                                    .unmappedType(FieldType.Date))),
                    Map.class);
            List<ApiKey> keys = new ArrayList<>();
            for (Hit<Map> hit : found.hits().hits()) {
                keys.add(fromDocument(Objects.requireNonNull(hit.source())));
            }
            return List.copyOf(keys);
        } catch (ElasticsearchException e) {
            throw new IOException("the keys index answered " + e.status(), e);
        }
    }

    @Override
    public boolean add(ApiKey key) throws IOException {
        try {
            client.index(request -> request.index(index)
                    .id(key.id())
                    .opType(OpType.Create)
                    .refresh(Refresh.True)
                    .document(toDocument(key)));
            return true;
        } catch (ElasticsearchException e) {
            if (e.status() == 409) {
                return false;
            }
            throw new IOException("the keys index answered " + e.status(), e);
        }
    }

    @Override
    public void replace(ApiKey key) throws IOException {
        try {
            client.index(request ->
                    request.index(index).id(key.id()).refresh(Refresh.True).document(toDocument(key)));
        } catch (ElasticsearchException e) {
            throw new IOException("the keys index answered " + e.status(), e);
        }
    }

    private static Map<String, Object> toDocument(ApiKey key) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", key.id());
        document.put("name", key.name());
        document.put("roles", key.roles().stream().map(Role::keyword).sorted().toList());
        document.put("hash", key.hash());
        document.put("created_at", key.createdAt().toString());
        document.put("created_by", key.createdBy());
        if (key.revokedAt() != null) {
            document.put("revoked_at", key.revokedAt().toString());
            document.put("revoked_by", Objects.requireNonNullElse(key.revokedBy(), ""));
        }
        return document;
    }

    private static ApiKey fromDocument(Map<?, ?> document) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (document.get("roles") instanceof Collection<?> keywords) {
            keywords.forEach(keyword -> Role.of(String.valueOf(keyword)).ifPresent(roles::add));
        }
        @Nullable Object revokedAt = document.get("revoked_at");
        @Nullable Object revokedBy = document.get("revoked_by");
        return new ApiKey(
                text(document, "id"),
                text(document, "name"),
                roles,
                text(document, "hash"),
                Instant.parse(text(document, "created_at")),
                text(document, "created_by"),
                revokedAt == null ? null : Instant.parse(revokedAt.toString()),
                revokedBy == null ? null : revokedBy.toString());
    }

    private static String text(Map<?, ?> document, String field) {
        return String.valueOf(document.get(field));
    }
}
