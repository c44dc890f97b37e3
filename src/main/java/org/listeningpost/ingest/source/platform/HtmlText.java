package org.listeningpost.ingest.source.platform;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** What a person sees of a piece of HTML: paragraphs and line breaks as lines, of an image its description. */
final class HtmlText {
    private static final String IMAGES = "img[alt]";

    private HtmlText() {}

    /** @param alt descriptions of the images in it, one a line; null where there are none */
    record Shown(@Nullable String text, @Nullable String alt) {
        @Override
        public String toString() {
            return "Shown";
        }
    }

    static @Nullable String of(@Nullable String html) {
        return shown(html).text();
    }

    static Shown shown(@Nullable String html) {
        if (html == null || html.isBlank()) {
            return new Shown(null, null);
        }
        Document document = Jsoup.parseBodyFragment(html);
        // Of what Mastodon hides in spans nothing is removed: it is the end of a link, and the link is redacted whole.
        document.select("script,style,template,noscript").remove();
        StringBuilder out = new StringBuilder(html.length());
        document.body().traverse(new Lines(out));
        String alt = Members.lines(document.select(IMAGES).eachAttr("alt").stream()
                .filter(each -> !each.isBlank())
                .toList());
        String text = out.toString().replaceAll("\n{3,}", "\n\n").strip();
        return new Shown(text.isEmpty() ? null : text, alt);
    }

    private static final class Lines implements NodeVisitor {
        private final StringBuilder out;

        Lines(StringBuilder out) {
            this.out = out;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                String words = text.getWholeText().replaceAll("\\s+", " ");
                // Never a blank behind another or at the start of a line, so that nothing is left to mend in what is
                // long.
                boolean isBehindBlank = out.isEmpty() || endsWith('\n') || endsWith(' ');
                out.append(isBehindBlank ? words.stripLeading() : words);
            } else if (node instanceof Element element) {
                if (element.normalName().equals("br")) {
                    dropBlank();
                    out.append('\n');
                } else if (isBlock(element)) {
                    endLine();
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && isBlock(element)) {
                endLine();
                if (element.normalName().equals("p")) {
                    out.append('\n');
                }
            }
        }

        private static boolean isBlock(Element element) {
            return element.isBlock() && !element.normalName().equals("body");
        }

        private void endLine() {
            dropBlank();
            if (!out.isEmpty() && !endsWith('\n')) {
                out.append('\n');
            }
        }

        private void dropBlank() {
            if (endsWith(' ')) {
                out.setLength(out.length() - 1);
            }
        }

        private boolean endsWith(char c) {
            return !out.isEmpty() && out.charAt(out.length() - 1) == c;
        }
    }
}
