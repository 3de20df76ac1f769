// Package report sums up what the valves did.
package report

import (
	"sync"

	"github.com/getsentry/sentry-go"
)

// A Station is where reports go.
type Station struct{ Name string }

var stations = map[string]*Station{"north": {Name: "North"}}

// Median of some numbers.
func Median[N int | float64](numbers []N) N {
	return numbers[len(numbers)/2]
}

// Watch follows a station in the background.
func Watch(name string) error {
	var group sync.WaitGroup
	group.Add(1)
	go func() {
		defer group.Done()
		defer sentry.Recover()
		follow(stations[name])
	}()
	group.Wait()
	return nil
}

func follow(station *Station) string {
	return station.Name
}
