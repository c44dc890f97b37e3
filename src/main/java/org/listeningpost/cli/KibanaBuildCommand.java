package org.listeningpost.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.listeningpost.kibana.BoardCheck;
import org.listeningpost.kibana.BoardFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From the definition to what Kibana takes. */
@Command(
        name = "build",
        description = {
            "Make the files that a Kibana imports.",
            "The saved objects and the bodies for the Dashboards API from views.yaml, searches.yaml and boards/*.yaml. The same"
                    + " definition gives the same files; ids stay what they were."
        },
        mixinStandardHelpOptions = true)
final class KibanaBuildCommand implements Callable<Integer> {
    @Option(
            names = "--from",
            paramLabel = "FOLDER",
            description = "Where the definition is (default: kibana beside the launcher).")
    private @Nullable Path folder;

    @Option(names = "--to", paramLabel = "FOLDER", description = "Where the files go (default: the same folder).")
    private @Nullable Path to;

    @Mixin
    private IndexPrefixOption index = new IndexPrefixOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter messages = spec.commandLine().getErr();
        Path from = folder == null ? ConfigOption.home().resolve("kibana") : folder;
        Map<String, String> files = BoardFiles.build(from, index.prefix());
        var findings = BoardCheck.check(Objects.requireNonNull(files.get(BoardFiles.BUNDLE)), index.prefix());
        findings.forEach(messages::println);
        if (!findings.isEmpty()) {
            messages.println("nothing was written");
            messages.flush();
            return 1;
        }
        Path target = to == null ? from : to;
        BoardFiles.write(files, target);
        files.keySet().forEach(file -> spec.commandLine().getOut().println(target.resolve(file)));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
