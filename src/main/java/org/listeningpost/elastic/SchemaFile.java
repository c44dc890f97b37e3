package org.listeningpost.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.listeningpost.config.IndexNames;

/**
 * One file of {@code mappings/} or {@code ingest-pipelines/} under an installation's prefix.
 *
 * @param path where Elasticsearch keeps it
 * @param version higher replaces lower, never the other way round
 * @param digest of the content: a change without a new version is applied, too
 */
record SchemaFile(String path, ObjectNode json, int version, String digest) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int DIGEST_CHARACTERS = 16;
    private static final int REMADE_FIRST = 10;

    static SchemaFile component(String name, String prefix) {
        ObjectNode json = read("/mappings/component/" + name + ".json");
        if (json.at("/template/settings/index") instanceof ObjectNode settings && settings.has("final_pipeline")) {
            settings.put(
                    "final_pipeline", prefix + settings.path("final_pipeline").asText());
        }
        return of("/_component_template/" + prefix + name, json);
    }

    static SchemaFile template(String name, String prefix) {
        ObjectNode json = read("/mappings/index/" + name + ".json");
        if (!prefix.isEmpty()) {
            prefixAll((ArrayNode) json.path("index_patterns"), prefix);
            for (String list : new String[] {"composed_of", "ignore_missing_component_templates"}) {
                if (json.path(list) instanceof ArrayNode names) {
                    prefixAll(names, prefix);
                }
            }
            if (json.at("/template/aliases") instanceof ObjectNode aliases) {
                ObjectNode prefixed = MAPPER.createObjectNode();
                for (Map.Entry<String, JsonNode> alias : aliases.properties()) {
                    prefixed.set(prefix + alias.getKey(), alias.getValue());
                }
                ((ObjectNode) json.path("template")).set("aliases", prefixed);
            }
        }
        return of("/_index_template/" + prefix + name, json);
    }

    static SchemaFile pipeline(String name, String prefix) {
        return of("/_ingest/pipeline/" + prefix + name, read("/ingest-pipelines/" + name + ".json"));
    }

    /** The template of posts; what it makes of an index is told by {@link #schema()}, and the index keeps that. */
    static SchemaFile posts(String prefix) {
        SchemaFile plain = template("listening-post-posts", prefix);
        String parts = component("listening-post-analysis", prefix).digest
                + component("listening-post-posts-settings", prefix).digest
                + plain.digest;
        ObjectNode json = plain.json.deepCopy();
        json.withObject("/template/mappings/_meta").put("schema", plain.version + "-" + digestOf(parts));
        return of(plain.path, json);
    }

    /** The same template for months that are made anew: those are not read before they are whole. */
    SchemaFile remade(String prefix) {
        ObjectNode changed = json.deepCopy();
        changed.putArray("index_patterns").add(new IndexNames(prefix).postsPattern() + "-r*");
        changed.put("priority", json.path("priority").asInt() + REMADE_FIRST);
        ((ObjectNode) changed.path("template")).remove("aliases");
        return of(path + "-remade", changed);
    }

    String schema() {
        return json.at("/template/mappings/_meta/schema").asText();
    }

    /** The same file with as many copies as the administrator asked for, in place of one as soon as there is room. */
    SchemaFile withReplicas(int replicas) {
        ObjectNode changed = json.deepCopy();
        changed.withObject("/template/settings/index")
                .put("auto_expand_replicas", "false")
                .put("number_of_replicas", replicas);
        return of(path, changed);
    }

    /** The same file with so many shards for what is made from it. */
    SchemaFile withShards(int shards) {
        ObjectNode changed = json.deepCopy();
        changed.withObject("/template/settings/index").put("number_of_shards", shards);
        return of(path, changed);
    }

    byte[] bytes() {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new SchemaException("cannot write " + path, e);
        }
    }

    /** The part that existing indices can take over: new fields, but not the mark of the schema that made them. */
    JsonNode mappings() {
        ObjectNode mappings = json.at("/template/mappings").deepCopy();
        mappings.remove("_meta");
        return mappings;
    }

    private static SchemaFile of(String path, ObjectNode json) {
        ObjectNode meta = json.withObject("/_meta");
        meta.remove("digest");
        String digest = digestOf(json.toString());
        meta.put("digest", digest);
        return new SchemaFile(path, json, json.path("version").asInt(), digest);
    }

    private static ObjectNode read(String resource) {
        try (InputStream in = SchemaFile.class.getResourceAsStream(resource)) {
            if (in != null && MAPPER.readTree(in) instanceof ObjectNode json) {
                return json;
            }
            throw new SchemaException("this build lacks " + resource);
        } catch (IOException e) {
            throw new SchemaException("cannot read " + resource, e);
        }
    }

    private static void prefixAll(ArrayNode names, String prefix) {
        for (int i = 0; i < names.size(); i++) {
            names.set(i, TextNode.valueOf(prefix + names.path(i).asText()));
        }
    }

    private static String digestOf(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
