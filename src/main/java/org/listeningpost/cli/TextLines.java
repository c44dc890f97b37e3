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

/** One line out for each line in, in the same order; what is typed by hand is answered at once. */
final class TextLines {
    private static final int BUFFER = 1 << 16;

    private TextLines() {}

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
