// Writes what robfig/cron, by which Kubernetes' CronJob controller goes, says of schedules, zones and times chosen at
// random. The seed is fixed, the time zones are those of Go's release.
//
//	go run ./runs > ../src/fixtures/robfig-runs.tsv
package main

import (
	"bufio"
	"fmt"
	"math/rand"
	"os"
	"sort"
	"strings"
	"time"
	_ "time/tzdata"

	"github.com/robfig/cron/v3"
)

const (
	seed  = 20261130
	rows  = 1500
	shown = 6
)

// Zones whose clocks move at midnight, by half an hour, by two hours, or more often than twice a year come first.
var odd = strings.Fields("Australia/Lord_Howe America/Sao_Paulo America/Santiago America/Havana America/Asuncion Asia/Beirut " +
	"Africa/Cairo Asia/Gaza Asia/Amman Asia/Damascus Asia/Tehran Antarctica/Troll Antarctica/Casey Africa/Casablanca " +
	"Atlantic/Azores America/Scoresbysund America/St_Johns America/Caracas Asia/Pyongyang Pacific/Apia Pacific/Fiji " +
	"Pacific/Norfolk America/Nuuk Europe/Dublin Europe/Istanbul Asia/Kathmandu Australia/Eucla Pacific/Chatham")
var usual = strings.Fields("Europe/London Europe/Berlin America/New_York America/Los_Angeles Australia/Sydney Asia/Kolkata Etc/UTC")

func field(random *rand.Rand, low, high int) string {
	value := func() int { return low + random.Intn(high-low+1) }
	switch random.Intn(8) {
	case 0, 1:
		return "*"
	case 2:
		return fmt.Sprintf("*/%d", 1+random.Intn(high))
	case 3:
		from, to := value(), value()
		if from > to {
			from, to = to, from
		}
		return fmt.Sprintf("%d-%d/%d", from, to, 1+random.Intn(5))
	case 4:
		return fmt.Sprintf("%d,%d,%d", value(), value(), value())
	default:
		return fmt.Sprint(value())
	}
}

// Hours of the night are where clocks are set.
func schedule(random *rand.Rand) string {
	hour := field(random, 0, 23)
	if random.Intn(2) == 0 {
		hour = field(random, 0, 4)
	}
	minute := []string{field(random, 0, 59), "0", "30", "15", "*/15"}[random.Intn(5)]
	day, month, weekday := "*", "*", "*"
	if random.Intn(3) == 0 {
		day = field(random, 1, 31)
	}
	if random.Intn(4) == 0 {
		month = field(random, 1, 12)
	}
	if random.Intn(3) == 0 {
		weekday = field(random, 0, 6)
	}
	return strings.Join([]string{minute, hour, day, month, weekday}, " ")
}

// When a zone sets its clocks between two years.
func changes(zone *time.Location) []time.Time {
	var found []time.Time
	for at := time.Date(2000, 1, 1, 0, 0, 0, 0, zone); at.Year() < 2026; {
		_, end := at.ZoneBounds()
		if end.IsZero() || end.Year() > 2025 {
			break
		}
		found = append(found, end)
		at = end
	}
	return found
}

func main() {
	random := rand.New(rand.NewSource(seed))
	zones := append(append(append([]string{}, odd...), odd...), usual...)
	var lines []string
	for len(lines) < rows {
		name := zones[random.Intn(len(zones))]
		zone, err := time.LoadLocation(name)
		if err != nil {
			panic(err)
		}
		line := schedule(random)
		parsed, err := cron.ParseStandard("TZ=" + name + " " + line)
		if err != nil {
			continue
		}
		now := time.Unix(946684800+random.Int63n(26*365*86400), 0)
		if set := changes(zone); len(set) > 0 && random.Intn(10) > 0 {
			now = set[random.Intn(len(set))].Add(time.Duration(random.Int63n(5*86400)-4*86400) * time.Second)
		}
		var runs []string
		for at := now; len(runs) < shown; {
			at = parsed.Next(at)
			if at.IsZero() {
				break
			}
			runs = append(runs, at.UTC().Format("2006-01-02T15:04Z"))
		}
		lines = append(lines, fmt.Sprintf("%s\t%s\t%s\t%s", line, name, now.UTC().Format(time.RFC3339), strings.Join(runs, " ")))
	}
	sort.Strings(lines)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	fmt.Fprintln(out, "schedule\tzone\tnow\tnext runs")
	for _, line := range lines {
		fmt.Fprintln(out, line)
	}
}
