package org.listeningpost.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticReply;
import org.listeningpost.elastic.ElasticRequests;
import org.listeningpost.elastic.Endpoint;
import org.listeningpost.elastic.embedded.EmbeddedElasticsearch;
import org.listeningpost.elastic.embedded.EmbeddedSettings;

/** An Elasticsearch with one node and the service, each a process of its own. */
final class Testbed implements AutoCloseable {
    private final IndexNames names;
    private final ElasticClients clients;
    private final MeasuredService service;
    private final long enginePid;
    private final Runnable closeEngine;

    private Testbed(
            IndexNames names, ElasticClients clients, MeasuredService service, long enginePid, Runnable closeEngine) {
        this.names = names;
        this.clients = clients;
        this.service = service;
        this.enginePid = enginePid;
        this.closeEngine = closeEngine;
    }

    /**
     * On an engine of its own, in a folder that the caller removes afterwards.
     *
     * @param patience for one answer of Elasticsearch: a merge of everything takes as long as it takes
     */
    static Testbed start(BenchSettings settings, Duration patience) throws IOException, InterruptedException {
        Files.createDirectories(settings.folder());
        EmbeddedElasticsearch engine =
                EmbeddedElasticsearch.start(engineSettings(settings.folder(), settings.engineHeapMegabytes()));
        ElasticClients clients = ElasticClients.open(engine.endpoint(), patience);
        Runnable close = () -> {
            clients.close();
            engine.close();
        };
        try {
            return start(settings, clients, new IndexNames(""), close);
        } catch (IOException | InterruptedException | RuntimeException e) {
            close.run();
            throw e;
        }
    }

    /** Beside others on an engine on this machine, under a prefix where there is nothing yet. */
    static Testbed on(ElasticClients clients, IndexNames names, BenchSettings settings)
            throws IOException, InterruptedException {
        return start(settings, clients, names, () -> {});
    }

    private static Testbed start(BenchSettings settings, ElasticClients clients, IndexNames names, Runnable closeEngine)
            throws IOException, InterruptedException {
        long pid = GuardCounters.only(clients.requests().get("/_nodes/process"))
                .at("/process/id")
                .asLong();
        Map<String, String> environment = environment(clients.endpoint());
        environment.put("LISTENING_POST_ELASTICSEARCH_INDEX_PREFIX", names.prefix());
        MeasuredService service = MeasuredService.start(settings.folder(), settings.appHeapMegabytes(), environment);
        if (settings.isApart()) {
            Processors.apart(pid, List.of(service.pid(), ProcessHandle.current().pid()));
        }
        return new Testbed(names, clients, service, pid, closeEngine);
    }

    IndexNames names() {
        return names;
    }

    Endpoint engine() {
        return clients.endpoint();
    }

    MeasuredService service() {
        return service;
    }

    ElasticRequests elastic() {
        return clients.requests();
    }

    /** Processor time of both until now. */
    CpuSeconds cpu() {
        return new CpuSeconds(service.cpuSeconds(), ProcessorTime.seconds(enginePid));
    }

    /** Ends the measurement where not exactly so many posts are stored. */
    void requireStored(long posts) {
        String pattern = "/" + names.postsPattern();
        elastic().send("POST", pattern + "/_refresh", null);
        long stored = elastic().get(pattern + "/_count").json().path("count").asLong();
        if (stored != posts) {
            throw new BenchException(posts + " posts were sent and " + stored + " are there");
        }
    }

    /** Of all that is stored, before searches are measured. */
    void forgetAnswers() {
        // Elasticsearch keeps answers without hits: from the second time on, what is asked again would cost nothing.
        ElasticReply reply = elastic()
                .send(
                        "PUT",
                        "/" + names.postsPattern() + "/_settings",
                        "{\"index.requests.cache.enable\":false}".getBytes(StandardCharsets.UTF_8));
        if (!reply.isSuccess()) {
            throw new BenchException("Elasticsearch goes on remembering answers: " + reply.errorType());
        }
    }

    /** Ends the measurement where an answer was a remembered one. */
    void requireForgotten() {
        long remembered = elastic()
                .get("/" + names.postsPattern() + "/_stats/request_cache")
                .json()
                .at("/_all/total/request_cache/hit_count")
                .asLong();
        if (remembered > 0) {
            throw new BenchException(remembered + " answers of Elasticsearch were remembered ones");
        }
    }

    /** Wildcard deletes are forbidden by default, and rightly so. */
    void removePosts() {
        JsonNode indices = elastic()
                .get("/" + names.postsPattern() + "/_settings?filter_path=*.settings.index.uuid")
                .json();
        List<String> found = new ArrayList<>();
        indices.fieldNames().forEachRemaining(found::add);
        for (String index : found) {
            ElasticReply reply = elastic().send("DELETE", "/" + index, null);
            if (!reply.isSuccess()) {
                throw new BenchException("index " + index + " stays: " + reply.errorType());
            }
        }
    }

    @Override
    public void close() {
        service.close();
        closeEngine.run();
    }

    static EmbeddedSettings engineSettings(Path folder, int heapMegabytes) {
        EmbeddedSettings standard = EmbeddedSettings.of(Config.defaults());
        return new EmbeddedSettings(
                folder.resolve("engine"),
                standard.distribution(),
                0,
                heapMegabytes,
                standard.readinessMax(),
                standard.javaHome(),
                standard.runAsUser(),
                Map.of(),
                null);
    }

    /** What makes a service use that engine. */
    private static Map<String, String> environment(Endpoint engine) {
        URI url = engine.urls().getFirst();
        Map<String, String> environment = new HashMap<>();
        environment.put("LISTENING_POST_ELASTICSEARCH_URLS", url.toString());
        String[] pair = userAndPassword(engine);
        environment.put("LISTENING_POST_ELASTICSEARCH_USERNAME", pair[0]);
        environment.put("LISTENING_POST_ELASTICSEARCH_PASSWORD", pair[1]);
        return environment;
    }

    private static String[] userAndPassword(Endpoint engine) {
        String basic = engine.credentials().authorization().substring("Basic ".length());
        String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
        return pair.split(":", 2);
    }
}
