package org.listeningpost.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.listeningpost.App;
import org.listeningpost.config.Config;
import org.listeningpost.kibana.BoardCheck;
import org.listeningpost.kibana.BoardFiles;
import org.listeningpost.kibana.Finding;
import org.listeningpost.kibana.KibanaAddress;
import org.listeningpost.kibana.KibanaImport;
import org.listeningpost.kibana.NarrativeTitles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings the boards to a Kibana. */
@Command(
        name = "import",
        description = {
            "Import the boards into a Kibana.",
            "What an earlier import made is replaced. Credentials come from the environment or from a file, never from the command"
                    + " line, where every user of the machine could read them."
        },
        mixinStandardHelpOptions = true)
final class KibanaImportCommand implements Callable<Integer> {
    private static final String API_KEY = "LISTENING_POST_KIBANA_API_KEY";
    private static final String PASSWORD = "LISTENING_POST_KIBANA_PASSWORD";

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description = "Address of Kibana, with its base path, such as https://kibana.example.org:5601.")
    private @Nullable URI url;

    @Option(
            names = "--space",
            defaultValue = "",
            paramLabel = "ID",
            description = "Space (default: the default space).")
    private String space = "";

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "PEM file of the authority to trust (default: the JDK's).")
    private @Nullable Path authority;

    @Option(
            names = "--api-key-env",
            defaultValue = API_KEY,
            paramLabel = "NAME",
            description = "Environment variable that holds the encoded API key (default: " + API_KEY + ").")
    private String keyVariable = API_KEY;

    @Option(names = "--api-key-file", paramLabel = "FILE", description = "File that holds the encoded API key.")
    private @Nullable Path keyFile;

    @Option(names = "--user", paramLabel = "NAME", description = "User, in place of an API key.")
    private @Nullable String user;

    @Option(
            names = "--password-env",
            defaultValue = PASSWORD,
            paramLabel = "NAME",
            description = "Environment variable that holds the user's password (default: " + PASSWORD + ").")
    private String passwordVariable = PASSWORD;

    @Option(names = "--password-file", paramLabel = "FILE", description = "File that holds the user's password.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Saved objects to import (default: the ones that this program brings along).")
    private @Nullable Path file;

    @Mixin
    private IndexPrefixOption index = new IndexPrefixOption();

    @Option(
            names = "--titles",
            description = {
                "Show titles of narratives where posts carry their ids. They are read from this installation, which --config"
                        + " describes, while its service runs or not. Import again after narratives were made or renamed."
            })
    private boolean isTitled;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(
            names = "--allow-plain-text",
            description = "Send credentials over http to another machine; everybody on the way can read them.")
    private boolean isPlainTextAllowed;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Map<String, String> environment;

    KibanaImportCommand() {
        this(System.getenv());
    }

    KibanaImportCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter messages = spec.commandLine().getErr();
        Config settings = isTitled ? config.read() : null;
        String prefix = settings == null ? index.prefix() : prefixOf(settings);
        String objects = file == null ? BoardFiles.bundled(prefix) : Files.readString(readable(file));
        if (settings != null) {
            objects = titled(objects, settings);
        }
        List<Finding> findings = BoardCheck.check(objects, prefix);
        if (!findings.isEmpty()) {
            findings.forEach(messages::println);
            messages.println("nothing was sent; ./listening-post kibana check says the same");
            messages.flush();
            return 1;
        }
        KibanaAddress kibana = new KibanaAddress(Objects.requireNonNull(url), space, authorization(), authority);
        if (kibana.isReadable() && !isPlainTextAllowed) {
            messages.println("The credentials would travel unencrypted to " + kibana
                    + ". Use https, or --allow-plain-text if nobody can listen.");
            messages.flush();
            return 1;
        }
        KibanaImport.Report report = KibanaImport.send(kibana, objects);
        PrintWriter out = spec.commandLine().getOut();
        out.println("success: " + report.objects() + " objects imported into " + kibana);
        report.boards().forEach(board -> out.println("  " + board));
        out.flush();
        return 0;
    }

    private String prefixOf(Config settings) {
        String configured = settings.elasticsearch().indexPrefix();
        if (!index.prefix().isEmpty() && !index.prefix().equals(configured)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--index-prefix is " + index.prefix() + " and elasticsearch.index_prefix is "
                            + (configured.isEmpty() ? "empty" : configured)
                            + "; --titles reads the narratives of the latter");
        }
        return configured;
    }

    private static String titled(String objects, Config settings) {
        try (App app = App.open(settings, App.EngineUse.SHARED)) {
            return NarrativeTitles.in(
                    objects,
                    settings.elasticsearch().indexPrefix(),
                    app.narratives().titles());
        }
    }

    private String authorization() throws IOException {
        if (user != null) {
            String password = secret(passwordFile, passwordVariable);
            if (password.isEmpty()) {
                throw missing("the password of " + user, passwordVariable, "--password-file");
            }
            return KibanaAddress.basic(user, password);
        }
        String key = secret(keyFile, keyVariable);
        if (key.isEmpty() && !keyVariable.equals(API_KEY)) {
            throw missing("the API key", keyVariable, "--api-key-file");
        }
        return key.isEmpty() ? "" : KibanaAddress.apiKey(key);
    }

    private String secret(@Nullable Path from, String variable) throws IOException {
        return from == null
                ? environment.getOrDefault(variable, "")
                : Files.readString(readable(from)).strip();
    }

    private Path readable(Path path) {
        if (!Files.isReadable(path)) {
            throw new ParameterException(spec.commandLine(), "cannot read " + path);
        }
        return path;
    }

    private ParameterException missing(String what, String variable, String option) {
        return new ParameterException(
                spec.commandLine(),
                "There is no " + variable + " in the environment: put " + what + " there, or into a file that " + option
                        + " names.");
    }
}
