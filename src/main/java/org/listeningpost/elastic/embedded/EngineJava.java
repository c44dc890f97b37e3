package org.listeningpost.elastic.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Java installation new enough for the engine.
 *
 * @param feature major version
 */
record EngineJava(Path home, int feature) {
    static final int FEATURE_MIN = 21;

    private static final Pattern VERSION = Pattern.compile("^JAVA_VERSION=\"(\\d+)", Pattern.MULTILINE);

    Path executable() {
        return home.resolve("bin").resolve("java");
    }

    /**
     * Finds one: the configured, else the one that runs us, then {@code JAVA_HOME}, the path and the usual folders.
     *
     * @param usable whether the engine's account may run an executable
     */
    static EngineJava find(@Nullable Path configured, Map<String, String> environment, Predicate<Path> usable) {
        if (configured != null) {
            EngineJava java = at(configured);
            if (java == null || java.feature < FEATURE_MIN) {
                throw new EngineException(
                        "embedded.java_home is " + configured + ", which is not a Java " + FEATURE_MIN + " or newer");
            }
            if (!usable.test(java.executable())) {
                throw new EngineException("embedded.java_home is " + configured
                        + ", which the engine's user may not enter; choose one in /usr/lib/jvm or /opt");
            }
            return java;
        }
        Set<Path> tried = new LinkedHashSet<>(candidates(environment));
        for (Path candidate : tried) {
            EngineJava java = at(candidate);
            if (java != null && java.feature >= FEATURE_MIN && usable.test(java.executable())) {
                return java;
            }
        }
        throw new EngineException("Elasticsearch needs Java " + FEATURE_MIN
                + " or newer that its user may run, and none was found. Install one (apt install openjdk-21-jdk-headless,"
                + " dnf install java-21-openjdk-headless, brew install openjdk@21, or https://adoptium.net)"
                + " or set embedded.java_home.");
    }

    private static Set<Path> candidates(Map<String, String> environment) {
        Set<Path> homes = new LinkedHashSet<>();
        homes.add(Path.of(System.getProperty("java.home")));
        String javaHome = environment.get("JAVA_HOME");
        if (javaHome != null && !javaHome.isBlank()) {
            homes.add(Path.of(javaHome));
        }
        String path = environment.getOrDefault("PATH", "");
        for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
            Path java = Path.of(folder.isBlank() ? "." : folder, "java");
            if (Files.isExecutable(java)) {
                addHomeOf(java, homes);
            }
        }
        Path user = Path.of(System.getProperty("user.home", "/"));
        for (Path folder : List.of(
                Path.of("/usr/lib/jvm"),
                Path.of("/usr/java"),
                Path.of("/opt/java"),
                Path.of("/opt"),
                Path.of("/Library/Java/JavaVirtualMachines"),
                Path.of("/opt/homebrew/opt"),
                user.resolve(".sdkman/candidates/java"),
                user.resolve(".jdks"))) {
            addChildren(folder, homes);
        }
        return homes;
    }

    private static void addHomeOf(Path java, Set<Path> homes) {
        try {
            Path bin = java.toRealPath().getParent();
            if (bin != null && bin.getParent() != null) {
                homes.add(bin.getParent());
            }
        } catch (IOException e) {
            // A link that leads nowhere is no Java.
        }
    }

    private static void addChildren(Path folder, Set<Path> homes) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                homes.add(child);
                homes.add(child.resolve("Contents/Home"));
            }
        } catch (IOException e) {
            // A folder that can't be listed holds no Java for us.
        }
    }

    private static @Nullable EngineJava at(Path home) {
        if (!Files.isExecutable(home.resolve("bin").resolve("java"))) {
            return null;
        }
        try {
            Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
            return version.find() ? new EngineJava(home, Integer.parseInt(version.group(1))) : null;
        } catch (IOException e) {
            return null;
        }
    }
}
