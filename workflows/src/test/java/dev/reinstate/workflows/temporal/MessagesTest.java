package dev.reinstate.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.ByteString;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.contract.DecisionStep;
import dev.reinstate.workflows.contract.Look;
import dev.reinstate.workflows.contract.NoticeStep;
import dev.reinstate.workflows.contract.Step;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How messages stand in histories: written like this for ever, and read leniently. */
class MessagesTest {

    private static final Step STEP = new Step("case_1", "0194-run", 1_781_524_800_000L);

    private final DataConverter converter = Messages.converter();

    static Stream<Arguments> golden() {
        return Stream.of(
                arguments(STEP, "{'caseId':'case_1','runId':'0194-run','runBegan':1781524800000}"),
                arguments(
                        new DecisionStep(STEP, "dec_1"),
                        "{'by':{'caseId':'case_1','runId':'0194-run','runBegan':1781524800000},'decisionId':'dec_1'}"),
                arguments(
                        new NoticeStep(STEP, "ntc_1"),
                        "{'by':{'caseId':'case_1','runId':'0194-run','runBegan':1781524800000},'noticeId':'ntc_1'}"),
                arguments(
                        new Look(Stage.DETECTED, true, null, List.of(), Duration.ofDays(16), false),
                        "{'stage':'DETECTED','holdOwed':true,'notices':[],'untilNext':'PT384H','over':false}"),
                arguments(
                        new Look(Stage.REINSTATING, false, "dec_1", List.of("ntc_1", "ntc_2"), Duration.ZERO, false),
                        "{'stage':'REINSTATING','holdOwed':false,'approvedBy':'dec_1','notices':['ntc_1','ntc_2'],"
                                + "'untilNext':'PT0S','over':false}"),
                arguments(Look.nothingLeft(), "{'stage':'CLOSED','holdOwed':false,'notices':[],'over':true}"));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void a_message_is_written_like_this(Object message, String json) {
        Payload payload = converter.toPayload(message).orElseThrow();

        assertThat(payload.getData().toStringUtf8()).isEqualTo(json.replace('\'', '"'));
        assertThat(payload.getMetadataOrThrow("encoding").toStringUtf8()).isEqualTo("json/plain");
    }

    @ParameterizedTest
    @MethodSource("golden")
    void and_read_like_this(Object message, String json) {
        assertThat(read(json, message.getClass())).isEqualTo(message);
    }

    @Test
    void fields_that_a_newer_build_added_are_passed_over() {
        assertThat(read("{'caseId':'case_1','runId':'r','runBegan':7,'attempt':{'of':[1,2]}}", Step.class))
                .isEqualTo(new Step("case_1", "r", 7));
        assertThat(read("{'stage':'CLOSED','notices':[],'over':true,'since':'2026-06-15'}", Look.class))
                .isEqualTo(Look.nothingLeft());
    }

    @Test
    void fields_that_an_older_build_did_not_write_are_absent_and_no_fault() {
        assertThat(read("{'stage':'AWAITING_REMEDY'}", Look.class))
                .satisfies(look -> assertThat(look.stage()).isEqualTo(Stage.AWAITING_REMEDY))
                .satisfies(look -> assertThat(look.holdOwed()).isFalse())
                .satisfies(look -> assertThat(look.approvedBy()).isNull())
                .satisfies(look -> assertThat(look.untilNext()).isNull())
                .satisfies(look -> assertThat(look.over()).isFalse());
        assertThat(read("{'caseId':'case_1'}", Step.class)).isEqualTo(new Step("case_1", null, 0));
        assertThat(read("{}", NoticeStep.class)).isEqualTo(new NoticeStep(null, null));
    }

    @Test
    void only_the_components_of_a_record_are_written_and_no_getters() {
        record Leaky(String id) {
            public String getSecret() {
                return "leaked";
            }

            public boolean isOpen() {
                return true;
            }
        }

        assertThat(converter.toPayload(new Leaky("x")).orElseThrow().getData().toStringUtf8())
                .isEqualTo("{\"id\":\"x\"}");
    }

    private <T> T read(String json, Class<T> type) {
        Payload payload = Payload.newBuilder()
                .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
                .setData(ByteString.copyFromUtf8(json.replace('\'', '"')))
                .build();
        return converter.fromPayload(payload, type, type);
    }
}
