package org.listeningpost.elastic.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.listeningpost.elastic.IoFailure;
import org.listeningpost.elastic.PrivateFile;

/**
 * The plugin {@code stock-modules}, packed at each start out of this program's own classes, so that it can never be
 * older than they are, in the distribution and in a test alike. Its classes are only named here, never loaded: they
 * extend the server's, but for {@link org.listeningpost.elastic.embedded.plugin.Multiplexer}.
 */
final class StockModulesJar {
    private static final String PACKAGE = "org/listeningpost/elastic/embedded/plugin";
    private static final String MAIN_CLASS = "org.listeningpost.elastic.embedded.plugin.StockModulesPlugin";
    private static final String NAME = "stock-modules";

    private StockModulesJar() {}

    static void installInto(EngineHome home) {
        Path folder = ElasticsearchZip.folderIn(home).resolve("plugins").resolve(NAME);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("plugin-descriptor.properties"), descriptor());
            Path jar = folder.resolve(NAME + ".jar");
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
                copyClasses(out);
            }
            readableToAll(folder, "rwxr-xr-x");
            readableToAll(jar, "rw-r--r--");
            readableToAll(folder.resolve("plugin-descriptor.properties"), "rw-r--r--");
        } catch (IOException e) {
            throw new EngineException(
                    "cannot write the plugin " + NAME + " into " + folder + ": " + IoFailure.inWords(e, folder), e);
        }
    }

    private static String descriptor() {
        return String.join(
                "\n",
                "description=Stock components that this distribution of Elasticsearch comes without",
                "version=" + ElasticsearchZip.VERSION,
                "name=" + NAME,
                "classname=" + MAIN_CLASS,
                "java.version=" + EngineJava.FEATURE_MIN,
                "elasticsearch.version=" + ElasticsearchZip.VERSION,
                "");
    }

    private static void copyClasses(ZipOutputStream out) throws IOException {
        String anchor = MAIN_CLASS.replace('.', '/') + ".class";
        URL url = StockModulesJar.class.getClassLoader().getResource(anchor);
        if (url == null) {
            throw new IOException("the classes of " + NAME + " are not on the class path");
        }
        URI uri = URI.create(url.toString());
        if (uri.getScheme().equals("jar")) {
            String text = uri.toString();
            URI jar = URI.create(text.substring(0, text.indexOf("!/")));
            try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of())) {
                copyFolder(inside.getPath("/" + PACKAGE), out);
            }
        } else {
            Path parent = Path.of(uri).getParent();
            if (parent != null) {
                copyFolder(parent, out);
            }
        }
    }

    private static void copyFolder(Path folder, ZipOutputStream out) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.list(folder)) {
            files = walk.filter(path -> path.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            out.putNextEntry(new ZipEntry(PACKAGE + "/" + file.getFileName()));
            Files.copy(file, out);
            out.closeEntry();
        }
        out.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
        out.write("Manifest-Version: 1.0\n".getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }

    private static void readableToAll(Path path, String permissions) throws IOException {
        PrivateFile.allow(path, permissions);
    }
}
