// Package plan reads what is to be done, and when.
package plan

import (
	"encoding/json"
	"fmt"
	"os"
)

// A Step opens one valve for some minutes.
type Step struct {
	Valve   int `json:"valve"`
	Minutes int `json:"minutes"`
}

// Load reads a plan from a file.
func Load(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("load plan: %w", err)
	}
	return Decode(text)
}

// Decode reads a plan from JSON.
func Decode(text []byte) error {
	var steps []Step
	if err := json.Unmarshal(text, &steps); err != nil {
		return fmt.Errorf("decode plan: %w", err)
	}
	return nil
}

// Share divides the flow between valves.
func Share(flow, valves int) int {
	return flow / valves
}
