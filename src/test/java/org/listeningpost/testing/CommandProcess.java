package org.listeningpost.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.elastic.embedded.EmbeddedSettings;

/** The program as a process of its own, for what only a process has: signals, pipes, an exit code. */
public final class CommandProcess {
    private CommandProcess() {}

    /** To be given to the system, before the arguments. */
    public static List<String> commandLine(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.listeningpost.Main"));
        @Nullable String distribution = System.getProperty(EmbeddedSettings.DISTRIBUTION_PROPERTY);
        if (distribution != null) {
            command.add(command.size() - 1, "-D" + EmbeddedSettings.DISTRIBUTION_PROPERTY + "=" + distribution);
        }
        command.addAll(List.of(arguments));
        return command;
    }

    /** The same for a shell, quoted. */
    public static String shellLine(String... arguments) {
        List<String> quoted = new ArrayList<>();
        for (String each : commandLine(arguments)) {
            quoted.add("'" + each.replace("'", "'\\''") + "'");
        }
        return String.join(" ", quoted);
    }
}
