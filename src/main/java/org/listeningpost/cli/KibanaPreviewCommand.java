package org.listeningpost.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.listeningpost.App;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.config.Config;
import org.listeningpost.elastic.PrivateFile;
import org.listeningpost.kibana.BoardFiles;
import org.listeningpost.kibana.BoardPreview;
import org.listeningpost.kibana.NarrativeTitles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What would the boards show, for whoever has no Kibana at hand? */
@Command(
        name = "preview",
        description = {
            "Draw the boards without Kibana, as HTML pages.",
            "From the same queries, one self-contained page each. A service that runs on the same data is asked as it is. The pages"
                    + " hold redacted posts; keep them as such."
        },
        mixinStandardHelpOptions = true)
final class KibanaPreviewCommand implements Callable<Integer> {
    private static final String BY = KeysCommand.BY;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--to", required = true, paramLabel = "FOLDER", description = "Where the pages go.")
    private Path to = Path.of("");

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Saved objects (default: the ones that this program brings along).")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Config settings = config.read();
        String prefix = settings.elasticsearch().indexPrefix();
        String objects = file == null ? BoardFiles.bundled(prefix) : Files.readString(file);
        if (Files.notExists(to)) {
            PrivateFile.createFolder(to);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (App app = App.open(settings, App.EngineUse.SHARED)) {
            String titled = NarrativeTitles.in(objects, prefix, app.narratives().titles());
            List<BoardPreview.Page> pages =
                    BoardPreview.draw(titled, app.clients().requests(), app.clock());
            List<String> boards = pages.stream().map(BoardPreview.Page::id).toList();
            app.audit().record(new AuditEvent(app.clock().instant(), BY, "boards.preview", null, null, boards));
            for (BoardPreview.Page page : pages) {
                Path target = to.resolve(page.id() + ".html");
                PrivateFile.write(target, page.html());
                out.println(target + " " + page.width() + "x" + page.height());
            }
        }
        out.flush();
        return 0;
    }
}
