package org.listeningpost.ingest.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Elements of somebody else's format, each parsed whole and then mapped. */
final class MappedRecordReader implements RecordReader {
    private final ContainerSlicer slicer;
    private final ReadLimits limits;
    private final ObjectReader json;
    private final RecordMapper mapper;
    private final RecordSink sink = new RecordSink();

    MappedRecordReader(ContainerSlicer slicer, ReadLimits limits, RecordMapper mapper) {
        this.slicer = slicer;
        this.limits = limits;
        this.mapper = mapper;
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.jsonDepthMax())
                        .maxStringLength(limits.recordBytesMax())
                        .maxNameLength(10_000)
                        .maxNumberLength(100)
                        .build())
                .build();
        this.json = new ObjectMapper(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .reader();
    }

    @Override
    public @Nullable RawRecord next() throws IOException {
        while (true) {
            RawRecord record = sink.next();
            if (record != null) {
                return record;
            }
            switch (slicer.next()) {
                case RECORD -> map();
                case TOO_LARGE ->
                    sink.rejected(
                            "record",
                            "too_large",
                            "the element has more than " + limits.recordBytesMax()
                                    + " bytes; ask for less at once, or raise ingest.record_bytes_max");
                case CUT_OFF -> sink.rejected("record", "cut_off", "the input ends before its last bracket is closed");
                case END -> {
                    return null;
                }
            }
        }
    }

    private void map() {
        int start = slicer.start();
        int end = slicer.end();
        if (!Utf8.isValid(slicer.bytes(), start, end)) {
            sink.rejected("record", "broken_utf8", "the element is not valid UTF-8");
            return;
        }
        try {
            JsonNode element = json.readTree(slicer.bytes(), start, end - start);
            if (element.isObject()) {
                sink.take(element, mapper.in(slicer.list()));
            } else if (!element.isNull()) {
                // Between elements some systems leave holes.
                sink.rejected("record", "not_an_object", "the element is not a JSON object");
            }
        } catch (StreamConstraintsException e) {
            sink.rejected(
                    "record",
                    "too_complex",
                    "the element is nested deeper than " + limits.jsonDepthMax()
                            + " levels, or a name or number is too long");
        } catch (IOException e) {
            sink.rejected("record", "malformed_json", "the element is not well-formed JSON");
        }
    }
}
