package org.listeningpost.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.stream.Stream;
import org.listeningpost.audit.AuditUnavailableException;
import org.listeningpost.bench.BenchException;
import org.listeningpost.config.ConfigException;
import org.listeningpost.elastic.ElasticUnreachableException;
import org.listeningpost.elastic.EndpointException;
import org.listeningpost.elastic.IoFailure;
import org.listeningpost.elastic.ReindexException;
import org.listeningpost.elastic.SchemaException;
import org.listeningpost.elastic.embedded.EngineException;
import org.listeningpost.http.ListeningAddress;
import org.listeningpost.http.TlsSettingsException;
import org.listeningpost.ingest.pseudonym.PseudonymsUnavailableException;
import org.listeningpost.ingest.pseudonym.UnusableKeyException;
import org.listeningpost.kibana.DefinitionException;
import org.listeningpost.kibana.KibanaException;
import org.listeningpost.security.KeyStoreException;
import org.listeningpost.security.TooManyKeysException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The root command; each subcommand is a class beside it. */
@Command(
        name = "listening-post",
        description = "Listen to health conversations on social media, without keeping anybody's health information.",
        mixinStandardHelpOptions = true,
        version = "Listening Post 1.0.0-SNAPSHOT",
        subcommands = {
            HelpCommand.class,
            RedactCommand.class,
            DemoCommand.class,
            ServeCommand.class,
            ReadyCommand.class,
            BootstrapCommand.class,
            ImportCommand.class,
            KeysCommand.class,
            UsersCommand.class,
            EraseCommand.class,
            ReindexCommand.class,
            RetentionCommand.class,
            QueryCommand.class,
            TopicsCommand.class,
            KibanaCommand.class,
            EvaluateCommand.class,
            BenchCommand.class,
            SampleCommand.class,
            EnrichCommand.class,
            TrainLanguageCommand.class,
            TrainSentimentCommand.class,
            TrainNamesCommand.class
        })
public final class CommandLineInterface {
    private CommandLineInterface() {}

    /** Runs one command line; the result is the exit code, 0 only on success. */
    public static int run(String... arguments) {
        CommandLine line = commandLine();
        int code = line.execute(arguments);
        // Most commands print through a writer that keeps its failures to itself.
        if (code != StandardOutput.CLOSED && System.out.checkError()) {
            return unwritten(line.getErr());
        }
        return code;
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new CommandLineInterface());
        CommandLine.IParameterExceptionHandler usual = line.getParameterExceptionHandler();
        return line.setExecutionStrategy(UnknownWords::execute)
                .setParameterExceptionHandler((wrong, words) -> UnknownWords.handle(wrong, words, usual))
                .setExecutionExceptionHandler((thrown, command, parsed) -> fail(thrown, command));
    }

    private static int unwritten(PrintWriter messages) {
        if (!StandardOutput.isFile()) {
            return StandardOutput.CLOSED;
        }
        messages.println("standard output cannot be written; is the disk full?");
        messages.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** What a person can mend is said in words; anything else by its kind and place, for its message may quote a post. */
    private static int fail(Exception thrown, CommandLine command) {
        if (thrown instanceof StandardOutput.ClosedException) {
            return StandardOutput.CLOSED;
        }
        PrintWriter messages = command.getErr();
        if (thrown instanceof ConfigException
                || thrown instanceof EngineException
                || thrown instanceof SchemaException
                || thrown instanceof TlsSettingsException
                || thrown instanceof ListeningAddress.AddressException
                || thrown instanceof StandardOutput.UnwritableException
                || thrown instanceof EndpointException
                || thrown instanceof ReindexException
                || thrown instanceof ElasticUnreachableException
                || thrown instanceof AuditUnavailableException
                || thrown instanceof KeyStoreException
                || thrown instanceof TooManyKeysException
                || thrown instanceof UnusableKeyException
                || thrown instanceof PseudonymsUnavailableException
                || thrown instanceof DemoSample.DemoException
                || thrown instanceof DefinitionException
                || thrown instanceof KibanaException
                || thrown instanceof BenchException) {
            messages.println(thrown.getMessage());
        } else if (thrown instanceof FileSystemException failure) {
            messages.println(IoFailure.inWords(failure, ""));
        } else if (thrown instanceof UncheckedIOException unchecked
                && unchecked.getCause() instanceof FileSystemException failure) {
            messages.println(unchecked.getMessage() + ": " + IoFailure.inWords(failure, ""));
        } else {
            messages.println("failed unexpectedly, please report this: "
                    + thrown.getClass().getName());
            Stream.of(thrown.getStackTrace())
                    .filter(frame -> frame.getClassName().startsWith("org.listeningpost."))
                    .limit(3)
                    .forEach(frame -> messages.println("  at " + frame));
        }
        messages.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
