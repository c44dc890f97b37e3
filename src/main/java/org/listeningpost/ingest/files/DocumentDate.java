package org.listeningpost.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** When an office document was made; when it was last saved, where that is not said. */
final class DocumentDate {
    private static final int CHARACTERS_MAX = 1_000;

    private DocumentDate() {}

    /**
     * Reads it from the part with the properties of the document.
     *
     * @param created name of the element that holds when it was made
     * @param modified of the one that holds when it was last saved
     * @return null where neither is there
     */
    static @Nullable String of(ZipContent zip, String part, String created, String modified) throws IOException {
        try (InputStream in = zip.openIfThere(part)) {
            if (in == null) {
                return null;
            }
            String createdAt = null;
            String modifiedAt = null;
            try (XmlParts xml = new XmlParts(in)) {
                StringBuilder text = new StringBuilder();
                for (int event = xml.next(); event >= 0; event = xml.next()) {
                    if (event == XMLStreamConstants.START_ELEMENT) {
                        text.setLength(0);
                    } else if (event == XMLStreamConstants.END_ELEMENT) {
                        String value = text.toString().strip();
                        createdAt = xml.name().equals(created) && !value.isEmpty() ? value : createdAt;
                        modifiedAt = xml.name().equals(modified) && !value.isEmpty() ? value : modifiedAt;
                    } else if (xml.isText()) {
                        xml.addText(text, CHARACTERS_MAX);
                    }
                }
            }
            return createdAt == null ? modifiedAt : createdAt;
        }
    }
}
