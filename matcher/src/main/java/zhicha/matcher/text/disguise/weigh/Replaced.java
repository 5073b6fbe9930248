package zhicha.matcher.text.disguise.weigh;

import zhicha.matcher.text.fold.Disguise;
import zhicha.matcher.text.sound.Sounds;

/** What was put in place of a name's characters, counted. */
final class Replaced {
    int literal;
    /** Same sound and tone. */
    int toned;
    /** Same sound, whatever the tone; without {@link #toned}. */
    int toneless;
    /** Nearly the same sound, spelled or in characters. */
    int near;

    int pinyin;
    int look;
    /** Of the least alike pair. */
    int likeness = 9;

    int split;
    int joined;
    int reordered;
    /** Characters with others in between (耐正克品). */
    int interleaved;

    int emoji;
    /** Digits that are read as characters (5粮液); they count as sounds besides. */
    int numeral;

    void clear() {
        literal = 0;
        toned = 0;
        toneless = 0;
        near = 0;
        pinyin = 0;
        look = 0;
        likeness = 9;
        split = 0;
        joined = 0;
        reordered = 0;
        interleaved = 0;
        emoji = 0;
        numeral = 0;
    }

    /** Counts a character of another sound or of the same; false where it sounds otherwise. */
    boolean sounds(int distance) {
        if (distance == Sounds.APART) {
            return false;
        }
        toned += distance == 0 ? 1 : 0;
        toneless += distance == 1 ? 1 : 0;
        near += distance > 1 ? 1 : 0;
        return distance <= 2;
    }

    /** Characters of the name that were replaced. */
    int count() {
        return toned
                + toneless
                + (pinyin > 0 ? 0 : near)
                + pinyin
                + look
                + split
                + joined
                + reordered
                + interleaved
                + emoji;
    }

    /** Whether nothing but other whole characters stands there, which ordinary text has too. */
    boolean onlyCharacters() {
        return pinyin + split + emoji == 0;
    }

    Disguise strongest() {
        if (emoji > 0) {
            return Disguise.EMOJI;
        }
        if (split > 0) {
            return Disguise.SPLIT_CHARACTER;
        }
        if (look > 0) {
            return Disguise.LOOK_ALIKE_CHARACTER;
        }
        if (joined > 0) {
            return Disguise.JOINED_CHARACTER;
        }
        if (pinyin > 0) {
            return Disguise.PINYIN;
        }
        if (near > 0) {
            return Disguise.NEAR_SOUND;
        }
        return toned + toneless > 0 ? Disguise.SOUND_ALIKE : Disguise.REORDERED;
    }
}
