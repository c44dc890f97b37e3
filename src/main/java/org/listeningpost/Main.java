package org.listeningpost;

import org.listeningpost.cli.CommandLineInterface;

/** Picks a command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(CommandLineInterface.run(args));
    }
}
