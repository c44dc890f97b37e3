package org.listeningpost.elastic.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.listeningpost.elastic.GeneratedPassword;
import org.listeningpost.elastic.PrivateFile;

/** The engine's settings: its {@code config} folder, written anew at each start, and those of its node. */
final class EngineConfiguration {
    /** The file user who may do everything; he only makes the users with fewer rights that the product works as. */
    static final String ADMINISTRATOR = "listening_post_admin";

    private EngineConfiguration() {}

    static void write(EngineHome home, EmbeddedSettings settings, GeneratedPassword password, EngineAccount account)
            throws IOException {
        Path folder = home.configuration();
        PrivateFile.createFolder(folder);
        PrivateFile.write(folder.resolve("log4j2.properties"), logging());
        PrivateFile.write(folder.resolve("users"), ADMINISTRATOR + ":" + FileRealmHash.of(password.text()) + "\n");
        PrivateFile.write(folder.resolve("users_roles"), "superuser:" + ADMINISTRATOR + "\n");
        EmbeddedSettings.Tls tls = settings.tls();
        if (tls != null) {
            Files.copy(tls.certificate(), folder.resolve("http.crt"), StandardCopyOption.REPLACE_EXISTING);
            PrivateFile.write(folder.resolve("http.key"), Files.readString(tls.key()));
            Files.copy(tls.authority(), folder.resolve("ca.crt"), StandardCopyOption.REPLACE_EXISTING);
        }
        account.own(folder);
    }

    /**
     * What stands in {@code elasticsearch.yml} elsewhere; the server takes it from its start script, here from us.
     *
     * @param port to listen on; where no certain one is wanted, any other will do when it is taken by then
     */
    static Map<String, String> nodeSettings(EngineHome home, EmbeddedSettings settings, int port) {
        Map<String, String> lines = new TreeMap<>();
        lines.put("path.home", ElasticsearchZip.folderIn(home).toString());
        lines.put("cluster.name", "listening-post");
        lines.put("node.name", "listening-post");
        lines.put("path.data", home.data().toString());
        lines.put("path.logs", home.logs().toString());
        lines.put("path.repo", home.snapshots().toString());
        lines.put("network.host", "127.0.0.1");
        lines.put("http.port", settings.port() == 0 ? port + ",0" : String.valueOf(port));
        lines.put("node.portsfile", "true");
        lines.put("transport.port", "0");
        lines.put("discovery.type", "single-node");
        // Percentages make sense for a dedicated machine; on a laptop with a full disk they would refuse every write.
        lines.put("cluster.routing.allocation.disk.watermark.low", "2gb");
        lines.put("cluster.routing.allocation.disk.watermark.high", "1gb");
        lines.put("cluster.routing.allocation.disk.watermark.flood_stage", "500mb");
        lines.put("xpack.license.self_generated.type", "basic");
        lines.put("xpack.ml.enabled", "false");
        lines.put("xpack.security.enabled", "true");
        lines.put("xpack.security.autoconfiguration.enabled", "false");
        lines.put("xpack.security.authc.reserved_realm.enabled", "false");
        lines.put("xpack.security.authc.realms.file.file1.order", "0");
        lines.put("xpack.security.authc.realms.native.native1.order", "1");
        lines.put("xpack.security.authc.api_key.enabled", "true");
        lines.put("xpack.security.transport.ssl.enabled", "false");
        lines.put("xpack.security.http.ssl.enabled", String.valueOf(settings.tls() != null));
        if (settings.tls() != null) {
            lines.put("xpack.security.http.ssl.certificate", "http.crt");
            lines.put("xpack.security.http.ssl.key", "http.key");
        }
        lines.putAll(settings.nodeSettings());
        return lines;
    }

    /** One bounded log file; nothing on the console, which therefore shows only what kept a JVM from starting. */
    private static String logging() {
        return """
                status = error
                appender.file.type = RollingFile
                appender.file.name = file
                appender.file.fileName = ${sys:es.logs.base_path}${sys:file.separator}engine.log
                appender.file.filePattern = ${sys:es.logs.base_path}${sys:file.separator}engine-%i.log
                appender.file.layout.type = PatternLayout
                appender.file.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] [%node_name]%marker %m%n
                appender.file.policies.type = Policies
                appender.file.policies.size.type = SizeBasedTriggeringPolicy
                appender.file.policies.size.size = 10MB
                appender.file.strategy.type = DefaultRolloverStrategy
                appender.file.strategy.max = 5
                rootLogger.level = info
                rootLogger.appenderRef.file.ref = file
                """;
    }
}
