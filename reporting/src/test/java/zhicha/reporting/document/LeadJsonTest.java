package zhicha.reporting.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zhicha.reporting.lead.SampleLeads;

class LeadJsonTest {
    @Test
    void aLeadIsOneLineOfJson() {
        String line = LeadJson.line(SampleLeads.lead("浙江 义乌", 2));
        assertTrue(!line.contains("\n"));
        JsonNode lead = JsonMapper.shared().readTree(line);
        assertEquals("ZC-2026-000001", lead.path("number").asString());
        assertEquals("draft", lead.path("status").asString());
        assertEquals(2, lead.path("listings").size());
        assertEquals("129.00", lead.at("/listings/0/price/amount").asString());
        assertEquals(4, lead.path("conditions").size());
        assertEquals("9030000.00", lead.at("/estimatedTurnover/low").asString());
        assertEquals("no-judgement", lead.at("/criminalHint/level").asString());
        assertEquals("2028-11-20", lead.at("/limitation/ordinary").asString());
        assertTrue(lead.at("/subject/licence").isNull());
    }
}
