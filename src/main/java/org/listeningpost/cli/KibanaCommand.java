package org.listeningpost.cli;

import picocli.CommandLine.Command;

/** Boards for Kibana; each command is a class beside it. */
@Command(
        name = "kibana",
        description = "Build, check, preview and import the boards for Kibana.",
        mixinStandardHelpOptions = true,
        subcommands = {
            KibanaBuildCommand.class,
            KibanaCheckCommand.class,
            KibanaPreviewCommand.class,
            KibanaImportCommand.class
        })
final class KibanaCommand {}
