package valve

import "fmt"

// A Valve is open or closed, and sometimes neither.
type Valve struct {
	open  bool
	stuck bool
}

// StuckError says which valve does not move.
type StuckError struct {
	Bank   string
	Number int
}

func (e *StuckError) Error() string {
	return fmt.Sprintf("valve %d of bank %s is stuck", e.Number, e.Bank)
}
