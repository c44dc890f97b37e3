package org.listeningpost.cli;

import java.io.PrintWriter;
import java.util.List;
import org.listeningpost.config.Suggestions;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said of a command that does not exist, in one line; also where {@code --help} stands behind it. */
final class UnknownWords {
    private UnknownWords() {}

    /** @throws UnmatchedArgumentException for words that mean nothing, which a request for help would hide */
    static int execute(ParseResult parsed) {
        for (ParseResult each = parsed; each != null; each = each.hasSubcommand() ? each.subcommand() : null) {
            if (!each.unmatched().isEmpty()) {
                throw new UnmatchedArgumentException(each.commandSpec().commandLine(), each.unmatched());
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Words of a command that has subcommands are taken for one of them; everything else is said as ever. */
    static int handle(ParameterException wrong, String[] arguments, CommandLine.IParameterExceptionHandler otherwise)
            throws Exception {
        CommandLine command = wrong.getCommandLine();
        List<String> words =
                wrong instanceof UnmatchedArgumentException unmatched ? unmatched.getUnmatched() : List.of();
        if (words.isEmpty()
                || words.getFirst().startsWith("-")
                || command.getSubcommands().isEmpty()) {
            return otherwise.handleParseException(wrong, arguments);
        }
        PrintWriter messages = command.getErr();
        messages.println("there is no command '" + words.getFirst() + "'"
                + Suggestions.forName(words.getFirst(), command.getSubcommands().keySet()));
        messages.println(command.getCommandSpec().qualifiedName() + " --help lists the commands");
        messages.flush();
        return CommandLine.ExitCode.USAGE;
    }
}
