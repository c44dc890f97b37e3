package org.listeningpost.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.listeningpost.App;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.elastic.IoFailure;
import org.listeningpost.ingest.IngestRun;
import org.listeningpost.ingest.IngestService;
import org.listeningpost.ingest.IngestSummary;
import org.listeningpost.ingest.imports.FileImport;
import org.listeningpost.ingest.imports.FileRecords;
import org.listeningpost.ingest.imports.FileSource;
import org.listeningpost.ingest.imports.RejectedFile;
import org.listeningpost.ingest.normalize.Defaults;
import org.listeningpost.ingest.redact.Redactor;
import org.listeningpost.ingest.source.FieldNames;
import org.listeningpost.ingest.source.LateAccents;
import org.listeningpost.ingest.source.SourceFormat;
import org.listeningpost.ingest.source.platform.FormatChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings files in by the same way as the API. */
@Command(
        name = "import",
        description = {
            "Import posts from files of any kind.",
            "CSV, TSV, JSON, NDJSON, XLSX, ODS, DOCX, ODT, PDF, RTF, HTML, mail (EML, mbox), and ZIP or TAR.GZ of those;"
                    + " told by their content. A line a file tells what became of its records.",
            "Exit code 0: every record is stored; 3: some were rejected; 1: a file could not be read, or Elasticsearch"
                    + " stayed away. Importing again is harmless."
        },
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private static final String BY = "command-line";
    private static final int SOME_FAILED = 1;
    private static final int SOME_REJECTED = 3;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files to import; - is standard input.")
    private List<String> files = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "json, ndjson, csv, tsv, a platform's own (docs/formats.md) or auto; told by the content when not"
                            + " given.")
    private @Nullable String format;

    @Option(
            names = "--map",
            paramLabel = "FROM=TO",
            description = "The column or name FROM holds our field TO, such as Mitteilung=text; FROM= is not used.")
    private List<String> mapped = List.of();

    @Option(
            names = "--dry-run",
            description =
                    "Show what is in the files, what each column is taken for, and what would be rejected; store nothing.")
    private boolean isDryRun;

    @Option(
            names = "--rejected",
            paramLabel = "FILE",
            description =
                    "Write the rows that are not taken to this CSV file: redacted, with place and reason beside each.")
    private @Nullable Path rejected;

    @Mixin
    private DefaultsOptions given = new DefaultsOptions();

    @Mixin
    private ServiceOption service = new ServiceOption();

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Takes one file. */
    private interface Importer {
        FileImport.Result importFrom(String file, ImportProgress progress) throws IOException, InterruptedException;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (isDryRun && service.isGiven()) {
            throw wrong("--dry-run reads files here, by the configuration of this machine; leave --url out");
        }
        if (isDryRun && files.contains("-")) {
            throw wrong("--dry-run reads files, not standard input");
        }
        Path path = rejected;
        if (path != null && (files.contains("-") || service.isGiven() && format != null)) {
            throw wrong("--rejected goes with files, and not with --url and --format together");
        }
        if (path != null && files.stream().anyMatch(file -> isSame(file, path))) {
            throw wrong("--rejected: " + path + " is a file to import; name another");
        }
        Defaults defaults = given.defaults(this::horizonYears);
        FileRecords.Options options = new FileRecords.Options(givenFormat(), fieldNames());
        // Before a file of an earlier import is touched.
        try (RemoteService remote = service.open();
                RejectedFile rejects = path == null ? null : opened(path)) {
            int code = run(remote, options, defaults, rejects);
            if (rejects != null) {
                rejects.keep();
            }
            return code;
        } catch (IOException e) {
            spec.commandLine().getErr().println(path + " has not all rows that were not taken: it cannot be written");
            return SOME_FAILED;
        }
    }

    private static boolean isSame(String file, Path path) {
        try {
            return !file.equals("-") && Files.exists(path) && Files.isSameFile(pathOf(file), path);
        } catch (IOException e) {
            return false;
        }
    }

    private RejectedFile opened(Path path) {
        try {
            return new RejectedFile(path, Redactor.standard());
        } catch (IOException e) {
            throw wrong("--rejected: " + path + " cannot be written");
        }
    }

    private int run(
            @Nullable RemoteService remote,
            FileRecords.Options options,
            Defaults defaults,
            @Nullable RejectedFile rejects)
            throws InterruptedException {
        if (isDryRun) {
            FileImport check = new FileImport(config.read(), Clock.systemUTC());
            return importAll(
                    (file, progress) -> check.check(source(file, progress), options, defaults, partOf(rejects, file)));
        }
        if (remote != null) {
            RemoteImport remoteImport = new RemoteImport(remote, mapping(), defaults);
            return importAll(
                    (file, progress) -> importRemotely(remoteImport, options, file, partOf(rejects, file), progress));
        }
        if (files.stream().noneMatch(ImportCommand::isThere)) {
            // Said at once, and not after the engine has started for nothing.
            return importAll((file, progress) -> {
                source(file, progress);
                throw new NoSuchFileException(file);
            });
        }
        try (App app = App.open(config.read(), App.EngineUse.SHARED)) {
            IngestService ingest = app.patientIngest();
            FileImport files = app.fileImport();
            int code = importAll((file, progress) -> file.equals("-")
                    ? importStream(ingest, options, defaults, progress)
                    : files.run(
                            source(file, progress),
                            options,
                            ingest,
                            new FileImport.Delivery(defaults, BY),
                            partOf(rejects, file),
                            progress::records));
            try {
                ingest.refresh();
            } catch (ElasticUnreachableException e) {
                spec.commandLine().getErr().println("what was taken cannot be searched yet: " + e.getMessage());
            }
            return code;
        }
    }

    private static RejectedFile.@Nullable Part partOf(@Nullable RejectedFile rejects, String file) {
        return rejects == null ? null : rejects.of(file);
    }

    private FileImport.Result importStream(
            IngestService ingest, FileRecords.Options options, Defaults defaults, ImportProgress progress)
            throws IOException, InterruptedException {
        IngestRun run = ingest.begin(defaults, BY);
        IngestSummary summary;
        try (InputStream in = open("-", progress)) {
            run.consume(ingest.reader(streamFormat(), in, options.names()), progress::records);
        } finally {
            summary = run.finish();
        }
        return new FileImport.Result(summary, List.of(), List.of());
    }

    private static FileSource source(String file, ImportProgress progress) throws IOException {
        Path path = pathOf(file);
        if (Files.isDirectory(path)) {
            throw new FileSystemException(file, null, "it is a folder; name the files in it");
        }
        return new FileSource(path, progress::counting);
    }

    private static boolean isThere(String file) {
        try {
            return file.equals("-") || Files.exists(pathOf(file)) && !Files.isDirectory(pathOf(file));
        } catch (FileSystemException e) {
            return false;
        }
    }

    private static Path pathOf(String file) throws FileSystemException {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new FileSystemException(file, null, "it is no name of a file in this locale; set LC_ALL=C.UTF-8");
        }
    }

    /** What can be read without a parser is streamed; everything else is sent as it is, to be read in its turn. */
    private FileImport.Result importRemotely(
            RemoteImport remoteImport,
            FileRecords.Options options,
            String file,
            RejectedFile.@Nullable Part rejects,
            ImportProgress progress)
            throws IOException, InterruptedException {
        // Of a stream the first rejections come back, of a job all of them.
        FormatChoice choice = rejects != null
                ? null
                : file.equals("-")
                        ? streamFormat()
                        : FileRecords.directFormat(new FileSource(pathOf(file), in -> in), options)
                                .orElse(null);
        if (choice == null) {
            return remoteImport
                    .job(options.format(), rejects)
                    .importFrom(source(file, progress).path(), progress);
        }
        IngestSummary summary = file.equals("-")
                ? remoteImport.importOnce(() -> open(file, progress), choice, progress)
                : remoteImport.importFrom(() -> new LateAccents(open(file, progress)), choice, progress);
        return new FileImport.Result(summary, List.of(), List.of());
    }

    private FormatChoice streamFormat() {
        FormatChoice given = givenFormat();
        return given != null
                ? given
                : mapped.isEmpty()
                        ? FormatChoice.ofType(SourceFormat.NDJSON)
                        : new FormatChoice.Plain(SourceFormat.NDJSON);
    }

    private int importAll(Importer importer) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter messages = spec.commandLine().getErr();
        int worst = 0;
        for (String file : files) {
            ImportProgress progress = ImportProgress.of(file, messages);
            try {
                FileImport.Result result = importer.importFrom(file, progress);
                IngestSummary summary = result.summary();
                progress.end();
                out.println(lineOf(file, summary));
                out.flush();
                ImportExplanation.print(result, isDryRun, messages);
                ImportExplanation.advise(result, given.namesPlatform(), messages);
                worst = worse(worst, !summary.isComplete() ? SOME_FAILED : summary.rejected() > 0 ? SOME_REJECTED : 0);
            } catch (IOException e) {
                progress.end();
                messages.println(file + ": cannot be imported: " + IoFailure.inWords(e, file));
                worst = worse(worst, SOME_FAILED);
            }
            messages.flush();
        }
        return worst;
    }

    private static int worse(int one, int other) {
        return one == SOME_FAILED || other == SOME_FAILED ? SOME_FAILED : Math.max(one, other);
    }

    private static InputStream open(String file, ImportProgress progress) throws IOException {
        InputStream raw = new BufferedInputStream(
                progress.counting(file.equals("-") ? System.in : Files.newInputStream(pathOf(file))), 1 << 16);
        raw.mark(2);
        boolean isGzip = raw.read() == 0x1F && raw.read() == 0x8B;
        raw.reset();
        return isGzip ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    private String lineOf(String file, IngestSummary summary) {
        if (isDryRun) {
            return file + ": would read " + summary.received() + ", reject " + summary.rejected();
        }
        return file + ": read " + summary.received() + ", indexed " + summary.indexed() + ", updated "
                + summary.updated() + ", unchanged " + summary.unchanged()
                + (summary.erased() > 0 ? ", erased " + summary.erased() : "") + ", rejected " + summary.rejected();
    }

    private @Nullable FormatChoice givenFormat() {
        if (format == null) {
            return null;
        }
        FormatChoice choice =
                FormatChoice.ofKeyword(format).orElseThrow(() -> wrong("--format is " + FormatChoice.keywords()));
        if (mapped.isEmpty() || choice instanceof FormatChoice.Plain) {
            return choice;
        }
        throw wrong("--map goes with json, ndjson, csv and tsv; other formats have their own names");
    }

    private FieldNames fieldNames() {
        try {
            return FieldNames.with(mapping());
        } catch (FieldNames.UnknownFieldException e) {
            throw wrong("--map: " + e.getMessage());
        }
    }

    private Map<String, String> mapping() {
        Map<String, String> mapping = new HashMap<>();
        for (String each : mapped) {
            // The last one: a heading may hold others.
            int equals = each.lastIndexOf('=');
            if (equals < 1) {
                throw wrong("--map has the form FROM=TO, such as Mitteilung=text");
            }
            mapping.put(each.substring(0, equals), each.substring(equals + 1));
        }
        return mapping;
    }

    /** How far back a service goes, it says itself. */
    private OptionalInt horizonYears() {
        return service.isGiven()
                ? OptionalInt.empty()
                : OptionalInt.of(config.read().ingest().horizonYears());
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
