package org.listeningpost.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.listeningpost.App;
import org.listeningpost.elastic.PrivateFile;
import org.listeningpost.elastic.SchemaBootstrap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What {@code serve} does at its start, as a step of its own before the first of several instances. */
@Command(
        name = "bootstrap",
        description = {
            "Bring the schema and the indices to Elasticsearch.",
            "And the ingest pipeline; prints what was written. May be run again: what is there stays, a newer schema is left"
                    + " alone."
        },
        mixinStandardHelpOptions = true)
final class BootstrapCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "Where there is no API key yet, make the first administrator's and write it here, readable by"
                    + " you only; without this the first `serve` prints it.")
    private @Nullable Path keyFile;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (App app = App.open(config.read(), App.EngineUse.SHARED)) {
            SchemaBootstrap.Report report = app.schema();
            report.applied().forEach(path -> out.println("written   " + path));
            report.newer().forEach(path -> out.println("newer     " + path + " (left alone)"));
            if (report.applied().isEmpty()) {
                out.println("unchanged the schema");
            }
            if (keyFile != null) {
                out.println(writeFirstKey(app, keyFile) ? "written   " + keyFile : "unchanged the keys");
            }
            out.flush();
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("the key file cannot be written", e);
        }
    }

    private static boolean writeFirstKey(App app, Path file) throws IOException {
        if (!app.keys().all().isEmpty()) {
            return false;
        }
        // A key whose file turns out not to be writable would be lost, and no second one is made.
        PrivateFile.write(file, "");
        var key = app.keys().bootstrap();
        if (key.isEmpty()) {
            return false;
        }
        PrivateFile.write(file, key.get().text() + "\n");
        AppCommand.record(app, "key.create", key.get().auditTargets());
        return true;
    }
}
