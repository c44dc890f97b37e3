package org.listeningpost.audit;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.IndexNames;

/** Events as documents. Thread-safe. */
public final class AuditIndex {
    private final ElasticsearchClient client;
    private final String index;

    public AuditIndex(ElasticsearchClient client, IndexNames names) {
        this.client = client;
        this.index = names.audit();
    }

    void write(List<AuditDocument> documents) throws IOException {
        if (documents.isEmpty()) {
            return;
        }
        BulkRequest.Builder bulk = new BulkRequest.Builder().index(index);
        for (AuditDocument document : documents) {
            bulk.operations(operation -> operation.create(item ->
                    item.id(document.id()).document(BinaryData.of(document.json(), ContentType.APPLICATION_JSON))));
        }
        try {
            BulkResponse answer = client.bulk(bulk.build());
            for (BulkResponseItem item : answer.items()) {
                // 409: an earlier attempt brought it. It is never replaced, not even by itself.
                if (item.status() >= 300 && item.status() != 409) {
                    throw new AuditSink.RefusedException(item.status());
                }
            }
        } catch (ElasticsearchException e) {
            throw new AuditSink.RefusedException(e.status());
        }
    }

    /** One page of events, newest first. */
    @SuppressWarnings("rawtypes")
    public AuditPage find(AuditQuery query) throws IOException {
        SearchRequest.Builder search = new SearchRequest.Builder()
                .index(index)
                .ignoreUnavailable(true)
                .allowNoIndices(true)
                .trackTotalHits(total -> total.enabled(false))
                .size(query.size())
                .query(filterOf(query))
                .sort(sort -> sort.field(
                        field -> field.field("at").order(SortOrder.Desc).unmappedType(FieldType.Date)))
                .sort(sort -> sort.field(
                        field -> field.field("id").order(SortOrder.Desc).unmappedType(FieldType.Keyword)));
        AuditQuery.Position after = query.after();
        if (after != null) {
            search.searchAfter(FieldValue.of(after.at().toEpochMilli()), FieldValue.of(after.id()));
        }
        try {
            List<Map<String, Object>> events = new ArrayList<>();
            for (Hit<Map> hit : client.search(search.build(), Map.class).hits().hits()) {
                events.add(copy(Objects.requireNonNull(hit.source())));
            }
            return new AuditPage(events, events.size() < query.size() ? null : positionOf(events.getLast()));
        } catch (ElasticsearchException e) {
            throw new IOException("the audit index answered " + e.status(), e);
        }
    }

    private static AuditQuery.Position positionOf(Map<String, Object> event) {
        return new AuditQuery.Position(Instant.parse(String.valueOf(event.get("at"))), String.valueOf(event.get("id")));
    }

    private static Map<String, Object> copy(Map<?, ?> source) {
        Map<String, Object> event = new LinkedHashMap<>();
        source.forEach((field, value) -> event.put(String.valueOf(field), value));
        return event;
    }

    private static Query filterOf(AuditQuery query) {
        List<Query> filters = new ArrayList<>();
        addTerm(filters, "action", query.action());
        addTerm(filters, "key_id", query.keyId());
        if (query.from() != null || query.to() != null) {
            filters.add(Query.of(q -> q.range(range -> range.date(date -> {
                date.field("at");
                if (query.from() != null) {
                    date.gte(query.from().toString());
                }
                if (query.to() != null) {
                    date.lt(query.to().toString());
                }
                return date;
            }))));
        }
        return Query.of(q -> q.bool(bool -> bool.filter(filters)));
    }

    private static void addTerm(List<Query> filters, String field, @Nullable String value) {
        if (value != null) {
            filters.add(Query.of(q -> q.term(term -> term.field(field).value(value))));
        }
    }
}
