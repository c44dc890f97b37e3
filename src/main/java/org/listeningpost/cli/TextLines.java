package org.listeningpost.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** One line out for each line in, in the same order; what is typed by hand is answered at once. */
final class TextLines {
    private static final int BUFFER = 1 << 16;
    private static final int SOME_FAILED = 1;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private TextLines() {}

    static boolean isLanguageTag(String text) {
        return LANGUAGE.matcher(text).matches();
    }

    /** Of a command, by the number of lines that it could not answer. */
    static int exitCode(long failed) {
        return failed == 0 ? 0 : SOME_FAILED;
    }

    /** Answers one line, without its end. */
    interface Answer {
        void to(String line, Writer out) throws IOException;
    }

    /** What is done between two ends. */
    interface Exchange {
        void of(BufferedReader in, Writer out) throws IOException;
    }

    /** From standard input to standard output, in UTF-8. */
    static void pipe(Exchange exchange) throws IOException {
        try (BufferedReader in = new BufferedReader(
                        new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8), BUFFER);
                BufferedWriter out = new BufferedWriter(
                        new OutputStreamWriter(new StandardOutput(), StandardCharsets.UTF_8), BUFFER)) {
            exchange.of(in, out);
        }
    }

    static void answerAll(BufferedReader in, Writer out, Answer answer) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            answer.to(line, out);
            out.write('\n');
            if (!in.ready()) {
                out.flush();
            }
        }
    }
}
