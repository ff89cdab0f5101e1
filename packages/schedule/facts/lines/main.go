// Writes what Kubernetes' parser of schedules (robfig/cron) says to lines made at random: taken, or refused.
//
//	go run ./lines > ../src/fixtures/robfig-lines.json
package main

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"strings"

	"github.com/robfig/cron/v3"
)

const lines = 800

var random = rand.New(rand.NewSource(1))

func pick(words ...string) string { return words[random.Intn(len(words))] }

func number(highest int) string {
	if random.Intn(12) == 0 {
		return pick("-1", "", "x", "60", "1.5", "1e1", "９", "2147483648", "9223372036854775807",
			"9223372036854775808", "99999999999999999999", "007", "0x5")
	}
	return fmt.Sprint(random.Intn(highest + 1))
}

func part(highest int, names []string) string {
	value := func() string {
		if len(names) > 0 && random.Intn(3) == 0 {
			return pick(names...)
		}
		return number(highest)
	}
	text := pick("*", "*", "?", value(), value(), value()+"-"+value())
	if random.Intn(3) == 0 {
		text += "/" + number(highest*2)
	}
	return text
}

func field(highest int, names ...string) string {
	parts := []string{part(highest, names)}
	for random.Intn(5) == 0 {
		parts = append(parts, part(highest, names))
	}
	return strings.Join(parts, ",")
}

func every() string {
	units := []string{"ns", "us", "µs", "ms", "s", "m", "h", "d", "", "S"}
	text := "@every " + pick("", "", "", "", "-", "+", " ")
	for ok := true; ok; ok = random.Intn(3) == 0 {
		text += pick("0", "1", "5", "90", "1.5", ".5", "1.", ".", "x", "3000000", "9223372036854775808") +
			pick(append(units, "s", "m", "h", "m", "h")...)
	}
	return text + pick("", "", "", "", " ")
}

func main() {
	verdicts := map[string]bool{}
	for len(verdicts) < lines {
		line := strings.Join([]string{field(59), field(23), field(31), field(12, "jan", "Dec", "mai"),
			field(6, "sun", "Mon", "SAT", "son")}, " ")
		if random.Intn(5) == 0 {
			line = every()
		}
		_, err := cron.ParseStandard(line)
		verdicts[line] = err == nil
	}
	text, _ := json.MarshalIndent(verdicts, "", "  ")
	fmt.Println(strings.NewReplacer("\\u0026", "&").Replace(string(text)))
}
