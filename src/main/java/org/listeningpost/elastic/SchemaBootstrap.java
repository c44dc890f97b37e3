package org.listeningpost.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.listeningpost.config.IndexNames;

/**
 * Brings the schema of {@code mappings/} and {@code ingest-pipelines/} to Elasticsearch, as often as it is asked to: what is there already stays, an
 * older file is replaced, a newer one is left alone. Needs the rights to manage index templates and ingest
 * pipelines, and to create and manage our indices.
 */
public final class SchemaBootstrap {
    private static final List<String> SYSTEM_TEMPLATES = List.of(
            "listening-post-dead-letters",
            "listening-post-ingest-counts",
            "listening-post-audit",
            "listening-post-keys",
            "listening-post-erased",
            "listening-post-pseudonym-vault",
            "listening-post-alert-rules",
            "listening-post-alerts",
            "listening-post-alert-deliveries",
            "listening-post-alert-state",
            "listening-post-narratives",
            "listening-post-topics",
            "listening-post-saved-queries",
            "listening-post-feeds",
            "listening-post-imports",
            "listening-post-rejected-rows",
            "listening-post-revisions",
            "listening-post-jobs");

    private static final List<String> STORED_AT =
            List.of("/component_templates/0/component_template", "/index_templates/0/index_template");

    private final ElasticRequests requests;
    private final IndexNames names;
    private final Clock clock;
    private final int replicas;
    private final int shards;

    /** Months of one shard. */
    public SchemaBootstrap(ElasticRequests requests, IndexNames names, Clock clock, int replicas) {
        this(requests, names, clock, replicas, 1);
    }

    /**
     * Nothing is sent before {@link #apply}.
     *
     * @param replicas copies of every index; 0 is one copy as soon as there is a second node
     * @param shards of each month of posts that is made from now on
     */
    public SchemaBootstrap(ElasticRequests requests, IndexNames names, Clock clock, int replicas, int shards) {
        this.requests = requests;
        this.names = names;
        this.clock = clock;
        this.replicas = replicas;
        this.shards = shards;
    }

    /**
     * What was done.
     *
     * @param applied paths that were written
     * @param newer paths where Elasticsearch holds a newer version than this product knows
     */
    public record Report(List<String> applied, List<String> newer) {
        public Report {
            applied = List.copyOf(applied);
            newer = List.copyOf(newer);
        }
    }

    /** @throws SchemaException when the result is not what a search and an import need */
    public Report apply() {
        List<String> applied = new ArrayList<>();
        List<String> newer = new ArrayList<>();
        SchemaFile posts = SchemaFile.posts(names.prefix());
        // First: an index whose pipeline is missing takes no document.
        applyFile(SchemaFile.pipeline("posts-final", names.prefix()), applied, newer);
        applyFile(SchemaFile.component("listening-post-analysis", names.prefix()), applied, newer);
        SchemaFile settings = SchemaFile.component("listening-post-posts-settings", names.prefix());
        applyFile(withReplicas(settings.withShards(shards)), applied, newer);
        applyFile(posts, applied, newer);
        applyFile(posts.remade(names.prefix()), applied, newer);
        for (String name : SYSTEM_TEMPLATES) {
            applyFile(withReplicas(SchemaFile.template(name, names.prefix())), applied, newer);
        }
        checkPostsTemplate();
        if (applied.contains(posts.path())) {
            extend(names.postsPattern(), posts);
        } else if (!newer.contains(posts.path())) {
            extendLacking(names.postsPattern(), posts);
        }
        guardExistingMonths();
        createMissing(names.deadLetters());
        createMissing(names.ingestCounts());
        createMissing(names.audit());
        createMissing(names.keys());
        createMissing(names.erased());
        createMissing(names.pseudonymVault());
        createMissing(names.alertRules());
        createMissing(names.alerts());
        createMissing(names.alertDeliveries());
        createMissing(names.alertState());
        createMissing(names.narratives());
        createMissing(names.topics());
        createMissing(names.savedQueries());
        createMissing(names.feeds());
        createMissing(names.imports());
        createMissing(names.rejectedRows());
        extendLacking(names.rejectedRows(), SchemaFile.template("listening-post-rejected-rows", names.prefix()));
        createMissing(names.revisions());
        createMissing(names.jobs());
        // An alias without an index does not exist, and a search on it would fail.
        createMissing(names.postsOf(clock.instant()));
        return new Report(applied, newer);
    }

    private SchemaFile withReplicas(SchemaFile file) {
        return replicas == 0 ? file : file.withReplicas(replicas);
    }

    private void applyFile(SchemaFile file, List<String> applied, List<String> newer) {
        ElasticReply stored = requests.get(file.path());
        if (stored.isSuccess()) {
            JsonNode template = storedFile(stored.json());
            int storedVersion = template.path("version").asInt(0);
            if (storedVersion > file.version()) {
                newer.add(file.path());
                return;
            }
            if (storedVersion == file.version()
                    && template.at("/_meta/digest").asText("").equals(file.digest())) {
                return;
            }
        } else if (stored.status() != 404) {
            throw refused("read", file.path(), stored);
        }
        ElasticReply written = requests.send("PUT", file.path(), file.bytes());
        if (!written.isSuccess()) {
            throw refused("write", file.path(), written);
        }
        applied.add(file.path());
    }

    private static JsonNode storedFile(JsonNode reply) {
        for (String place : STORED_AT) {
            if (!reply.at(place).isMissingNode()) {
                return reply.at(place);
            }
        }
        // A pipeline stands under its own name.
        return reply.elements().hasNext() ? reply.elements().next() : reply;
    }

    /** Another template of higher priority could win over ours; better to know at start than at the first import. */
    private void checkPostsTemplate() {
        String path = "/_index_template/_simulate_index/" + names.postsOf(clock.instant());
        ElasticReply simulated = requests.send("POST", path, null);
        if (!simulated.isSuccess()) {
            throw refused("simulate", path, simulated);
        }
        JsonNode template = simulated.json().path("template");
        if (!template.at("/mappings/dynamic").asText().equals("strict")
                || template.at("/mappings/properties/text/analyzer").asText().isEmpty()
                || template.at("/settings/index/analysis/analyzer/lp_text").isMissingNode()
                || !template.at("/settings/index/final_pipeline").asText().equals(names.postsFinalPipeline())
                || template.path("aliases").path(names.posts()).isMissingNode()) {
            throw new SchemaException("a new index " + names.postsOf(clock.instant())
                    + " would not get our schema: look for another index template with that pattern and a priority"
                    + " of 500 or more");
        }
    }

    /** New fields reach the indices that are there; a field that changed its type needs a reindex. */
    private void extend(String indices, SchemaFile file) {
        String path = "/" + indices + "/_mapping?ignore_unavailable=true&allow_no_indices=true";
        ElasticReply reply =
                requests.send("PUT", path, file.mappings().toString().getBytes(StandardCharsets.UTF_8));
        if (!reply.isSuccess() && reply.status() != 404) {
            throw new SchemaException("the existing indices " + indices + " do not take the new fields ("
                    + reply.errorType() + "): run `listening-post reindex`");
        }
    }

    /** What an earlier version made, or its snapshot brings, lacks fields and would refuse every document that has them. */
    private void extendLacking(String indices, SchemaFile file) {
        ElasticReply found = requests.get("/" + indices + "/_mapping?filter_path=*.mappings.properties");
        if (!found.isSuccess() && found.status() != 404) {
            throw refused("read the mappings of", indices, found);
        }
        for (Map.Entry<String, JsonNode> index : found.json().properties()) {
            if (!hasAll(index.getValue().path("mappings"), file.mappings())) {
                extend(index.getKey(), file);
            }
        }
    }

    private static boolean hasAll(JsonNode fields, JsonNode wanted) {
        for (Map.Entry<String, JsonNode> each : wanted.path("properties").properties()) {
            JsonNode field = fields.path("properties").path(each.getKey());
            if (field.isMissingNode() || !hasAll(field, each.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** Months that were made without the guard, by an older version or a restored snapshot, get it, too. */
    private void guardExistingMonths() {
        ElasticReply months = requests.get("/" + names.postsPattern()
                + "/_settings?filter_path=*.settings.index.provided_name,*.settings.index.final_pipeline");
        if (!months.isSuccess() && months.status() != 404) {
            throw refused("read the settings of", names.postsPattern(), months);
        }
        for (Map.Entry<String, JsonNode> month : months.json().properties()) {
            JsonNode pipeline = month.getValue().at("/settings/index/final_pipeline");
            if (!pipeline.asText().equals(names.postsFinalPipeline())) {
                String settings = "{\"index\":{\"final_pipeline\":\"" + names.postsFinalPipeline() + "\"}}";
                ElasticReply reply = requests.send(
                        "PUT", "/" + month.getKey() + "/_settings", settings.getBytes(StandardCharsets.UTF_8));
                // What is blocked takes no document either.
                if (!reply.isSuccess() && !reply.errorType().equals("cluster_block_exception")) {
                    throw refused("guard", month.getKey(), reply);
                }
            }
        }
    }

    private void createMissing(String index) {
        if (requests.send("HEAD", "/" + index, null).isSuccess()) {
            return;
        }
        ElasticReply reply = requests.send("PUT", "/" + index, null);
        if (!reply.isSuccess() && !reply.errorType().equals("resource_already_exists_exception")) {
            throw refused("create", index, reply);
        }
    }

    private static SchemaException refused(String action, String path, ElasticReply reply) {
        return new SchemaException("Elasticsearch does not let us " + action + " " + path + ": " + reply.status() + " "
                + reply.json().at("/error/reason").asText(reply.errorType()));
    }
}
