package org.listeningpost.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.listeningpost.kibana.BoardCheck;
import org.listeningpost.kibana.BoardFiles;
import org.listeningpost.kibana.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Would Kibana take this file, and would its boards work on our indices? */
@Command(
        name = "check",
        description = {
            "Look for mistakes in a file of saved objects.",
            "Everything that Kibana would refuse, lose or show as an error. Needs no Kibana and no engine. Exit code 0 only where"
                    + " nothing is found."
        },
        mixinStandardHelpOptions = true)
final class KibanaCheckCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Saved objects, one a line (default: the ones that this program brings along).")
    private @Nullable Path file;

    @Mixin
    private IndexPrefixOption index = new IndexPrefixOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        String objects = file == null ? BoardFiles.bundled(index.prefix()) : Files.readString(file);
        List<Finding> findings = BoardCheck.check(objects, index.prefix());
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(out::println);
        out.printf("%d saved objects, %d findings%n", objects.lines().count(), findings.size());
        out.flush();
        return findings.isEmpty() ? 0 : 1;
    }
}
