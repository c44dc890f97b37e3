package org.listeningpost.elastic.embedded.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.elasticsearch.ingest.AbstractProcessor;
import org.elasticsearch.ingest.ConfigurationUtils;
import org.elasticsearch.ingest.IngestDocument;
import org.elasticsearch.ingest.Processor;

/**
 * Ingest processors under their stock names, parameters and messages. Templates, scripts and the conversions that our
 * pipelines do without are refused by name when a pipeline is stored: better than to behave otherwise than stock.
 */
final class StockProcessors {
    private StockProcessors() {}

    static Map<String, Processor.Factory> all() {
        return Map.of(
                Gsub.TYPE, (registry, tag, description, config, project) -> Gsub.of(tag, description, config),
                Convert.TYPE, (registry, tag, description, config, project) -> Convert.of(tag, description, config),
                SetField.TYPE, (registry, tag, description, config, project) -> SetField.of(tag, description, config),
                Fail.TYPE, (registry, tag, description, config, project) -> Fail.of(tag, description, config));
    }

    /** Replaces what a regular expression finds in a text, or in each text of a list. */
    private static final class Gsub extends AbstractProcessor {
        static final String TYPE = "gsub";

        private final String field;
        private final String target;
        private final Pattern pattern;
        private final String replacement;
        private final boolean ignoresMissing;

        private Gsub(String tag, String description, Map<String, Object> config) {
            super(tag, description);
            this.field = ConfigurationUtils.readStringProperty(TYPE, tag, config, "field");
            this.ignoresMissing = ConfigurationUtils.readBooleanProperty(TYPE, tag, config, "ignore_missing", false);
            this.target = ConfigurationUtils.readStringProperty(TYPE, tag, config, "target_field", field);
            String expression = ConfigurationUtils.readStringProperty(TYPE, tag, config, "pattern");
            this.replacement = ConfigurationUtils.readStringProperty(TYPE, tag, config, "replacement");
            try {
                this.pattern = Pattern.compile(expression);
            } catch (PatternSyntaxException e) {
                throw ConfigurationUtils.newConfigurationException(
                        TYPE, tag, "pattern", "Invalid regex pattern. " + e.getMessage());
            }
        }

        static Processor of(String tag, String description, Map<String, Object> config) {
            return new Gsub(tag, description, config);
        }

        @Override
        public IngestDocument execute(IngestDocument document) {
            Object value = document.getFieldValue(field, Object.class, ignoresMissing);
            if (value == null) {
                if (ignoresMissing) {
                    return document;
                }
                throw new IllegalArgumentException("field [" + field + "] is null, cannot process it.");
            }
            document.setFieldValue(target, each(value, this::replaced));
            return document;
        }

        private Object each(Object value, UnaryOperator<String> change) {
            if (value instanceof List<?> list) {
                List<Object> changed = new ArrayList<>(list.size());
                for (Object element : list) {
                    if (!(element instanceof String text)) {
                        throw new IllegalArgumentException("value [" + element + "] of type ["
                                + element.getClass().getName() + "] in list field [" + field
                                + "] cannot be cast to [" + String.class.getName() + "]");
                    }
                    changed.add(change.apply(text));
                }
                return changed;
            }
            if (value instanceof String text) {
                return change.apply(text);
            }
            throw new IllegalArgumentException("field [" + field + "] of type ["
                    + value.getClass().getName() + "] cannot be cast to [" + String.class.getName() + "]");
        }

        private String replaced(String text) {
            return pattern.matcher(text).replaceAll(replacement);
        }

        @Override
        public String getType() {
            return TYPE;
        }
    }

    /** Turns a value, or each value of a list, into another type; here only into a boolean. */
    private static final class Convert extends AbstractProcessor {
        static final String TYPE = "convert";

        private final String field;
        private final String target;
        private final boolean ignoresMissing;

        private Convert(String tag, String description, Map<String, Object> config) {
            super(tag, description);
            this.field = ConfigurationUtils.readStringProperty(TYPE, tag, config, "field");
            String type = ConfigurationUtils.readStringProperty(TYPE, tag, config, "type");
            this.target = ConfigurationUtils.readStringProperty(TYPE, tag, config, "target_field", field);
            this.ignoresMissing = ConfigurationUtils.readBooleanProperty(TYPE, tag, config, "ignore_missing", false);
            if (!type.equalsIgnoreCase("boolean")) {
                throw ConfigurationUtils.newConfigurationException(
                        TYPE, tag, "type", "type [" + type + "] not supported, cannot convert field.");
            }
        }

        static Processor of(String tag, String description, Map<String, Object> config) {
            return new Convert(tag, description, config);
        }

        @Override
        public IngestDocument execute(IngestDocument document) {
            Object value = document.getFieldValue(field, Object.class, ignoresMissing);
            if (value == null) {
                if (ignoresMissing) {
                    return document;
                }
                throw new IllegalArgumentException(
                        "Field [" + field + "] is null, cannot be converted to type [boolean]");
            }
            if (value instanceof List<?> list) {
                List<Object> converted = new ArrayList<>(list.size());
                list.forEach(each -> converted.add(toBoolean(each)));
                document.setFieldValue(target, converted);
            } else {
                document.setFieldValue(target, (Object) toBoolean(value));
            }
            return document;
        }

        private static boolean toBoolean(Object value) {
            String text = value.toString();
            if (text.equalsIgnoreCase("true")) {
                return true;
            }
            if (text.equalsIgnoreCase("false")) {
                return false;
            }
            throw new IllegalArgumentException("[" + value + "] is not a boolean value, cannot convert to boolean");
        }

        @Override
        public String getType() {
            return TYPE;
        }
    }

    /** Copies a field, or what the server knows about the document; a constant would need templates. */
    private static final class SetField extends AbstractProcessor {
        static final String TYPE = "set";

        private final String field;
        private final String source;
        private final boolean overrides;
        private final boolean ignoresEmpty;

        private SetField(String tag, String description, Map<String, Object> config) {
            super(tag, description);
            this.field = ConfigurationUtils.readStringProperty(TYPE, tag, config, "field");
            if (config.containsKey("value")) {
                throw ConfigurationUtils.newConfigurationException(
                        TYPE, tag, "value", "this distribution has no templates: use [copy_from]");
            }
            this.source = ConfigurationUtils.readStringProperty(TYPE, tag, config, "copy_from");
            this.overrides = ConfigurationUtils.readBooleanProperty(TYPE, tag, config, "override", true);
            this.ignoresEmpty = ConfigurationUtils.readBooleanProperty(TYPE, tag, config, "ignore_empty_value", false);
        }

        static Processor of(String tag, String description, Map<String, Object> config) {
            return new SetField(tag, description, config);
        }

        @Override
        public IngestDocument execute(IngestDocument document) {
            if (overrides || !document.hasField(field) || document.getFieldValue(field, Object.class) == null) {
                Object value = document.getFieldValue(source, Object.class, ignoresEmpty);
                document.setFieldValue(field, IngestDocument.deepCopy(value), ignoresEmpty);
            }
            return document;
        }

        @Override
        public String getType() {
            return TYPE;
        }
    }

    /** Refuses the document, with a message that is a constant here. */
    private static final class Fail extends AbstractProcessor {
        static final String TYPE = "fail";

        private final String message;

        private Fail(String tag, String description, Map<String, Object> config) {
            super(tag, description);
            this.message = ConfigurationUtils.readStringProperty(TYPE, tag, config, "message");
            if (message.contains("{{")) {
                throw ConfigurationUtils.newConfigurationException(
                        TYPE, tag, "message", "this distribution has no templates");
            }
        }

        static Processor of(String tag, String description, Map<String, Object> config) {
            return new Fail(tag, description, config);
        }

        @Override
        public IngestDocument execute(IngestDocument document) {
            throw new FailProcessorException(message);
        }

        @Override
        public String getType() {
            return TYPE;
        }
    }

    /** The server derives the type of the error, {@code fail_processor_exception}, from the name of this class. */
    static final class FailProcessorException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailProcessorException(String message) {
            super(message);
        }
    }
}
