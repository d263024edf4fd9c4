package dev.reinstate.worker.imports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.workflows.ports.Imports.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * CSV (RFC 4180) as objects. A column is called as the field is; a dot steps into an object or a list: {@code
 * total.amount}, {@code contacts.0.email}. An empty cell is a field that is not there.
 */
final class CsvLines {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final Chunked text;
    private final Consumer<Fault> faults;
    private List<List<String>> columns = List.of();

    CsvLines(Chunked text, Consumer<Fault> faults) {
        this.text = text;
        this.faults = faults;
    }

    void each(LineTaker taker) throws IOException {
        try (CSVParser parser =
                CSVParser.builder().setReader(text).setFormat(FORMAT).get()) {
            Iterator<CSVRecord> records = parser.iterator();
            long line = 1;
            try {
                while (records.hasNext()) {
                    CSVRecord record = records.next();
                    text.row();
                    // A row in quotes may go over several lines: the first one is named.
                    long first = line;
                    line = parser.getCurrentLineNumber() + 1;
                    take(first, record, taker);
                }
            } catch (UncheckedIOException broken) {
                if (broken.getCause() instanceof CSVException malformed) {
                    faults.accept(new Fault(line, "is not CSV as it should be: " + malformed.getMessage()));
                } else {
                    throw broken.getCause();
                }
            }
        }
    }

    private void take(long line, CSVRecord record, LineTaker taker) {
        if (columns.isEmpty()) {
            columns = header(line, record);
        } else if (record.size() != columns.size()) {
            faults.accept(new Fault(line, "has %d cells, the header has %d".formatted(record.size(), columns.size())));
        } else {
            taker.take(line, object(record));
        }
    }

    private List<List<String>> header(long line, CSVRecord record) {
        List<List<String>> paths = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String cell : record) {
            // Excel begins its files with a mark.
            String name = cell.replace("\uFEFF", "").strip();
            if (!seen.add(name)) {
                faults.accept(new Fault(line, "column '%s' stands twice in the header".formatted(name)));
            }
            paths.add(List.of(name.split("\\.", -1)));
        }
        return paths;
    }

    private ObjectNode object(CSVRecord record) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < record.size(); i++) {
            if (!record.get(i).isEmpty()) {
                put(object, columns.get(i), record.get(i));
            }
        }
        return object;
    }

    private static void put(ObjectNode object, List<String> path, String value) {
        ContainerNode<?> at = object;
        for (int step = 0; step < path.size() - 1; step++) {
            at = inside(at, path.get(step), place(path.get(step + 1)) >= 0);
        }
        String last = path.get(path.size() - 1);
        if (at instanceof ObjectNode fields) {
            fields.put(last, value);
        } else if (at instanceof ArrayNode items) {
            items.add(value);
        }
    }

    private static ContainerNode<?> inside(ContainerNode<?> at, String step, boolean list) {
        if (at instanceof ArrayNode items) {
            // Items are counted from zero; one that is left out closes up.
            while (items.size() <= Math.min(place(step), items.size())) {
                items.addObject();
            }
            return (ContainerNode<?>) items.get(Math.min(place(step), items.size() - 1));
        }
        ObjectNode fields = (ObjectNode) at;
        if (!(fields.get(step) instanceof ContainerNode)) {
            fields.set(step, list ? JsonNodeFactory.instance.arrayNode() : JsonNodeFactory.instance.objectNode());
        }
        return (ContainerNode<?>) fields.get(step);
    }

    /** The place that a step names in a list, or -1. */
    private static int place(String step) {
        return step.matches("[0-9]{1,2}") ? Integer.parseInt(step) : -1;
    }
}
