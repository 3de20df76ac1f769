// Package valve moves valves.
package valve

import (
	"context"
	"fmt"
	"strconv"
	"strings"
)

// A Bank is a row of valves that are fed by one pipe.
type Bank struct {
	name   string
	valves []Valve
	labels map[int]string
}

// NewBank makes a bank of closed valves.
func NewBank(name string, size int) *Bank {
	return &Bank{name: name, valves: make([]Valve, size)}
}

// Open opens the valve with this number.
func (b *Bank) Open(number int) error {
	v := &b.valves[number]
	if v.stuck {
		return &StuckError{Bank: b.name, Number: number}
	}
	v.open = true
	return nil
}

// Label names a valve for the people on site.
func (b *Bank) Label(number int, text string) {
	b.labels[number] = text
}

// Apply takes a command like "open 3" or "stick 2".
func (b *Bank) Apply(command string) error {
	verb, rest, _ := strings.Cut(command, " ")
	number, err := strconv.Atoi(rest)
	if err != nil {
		return fmt.Errorf("command %q: %w", command, err)
	}
	if verb == "stick" {
		b.valves[number].stuck = true
	}
	return b.Open(number)
}

// Wait returns when the pressure has settled.
func (b *Bank) Wait(ctx context.Context) error {
	<-ctx.Done()
	return fmt.Errorf("bank %s did not settle: %w", b.name, ctx.Err())
}
