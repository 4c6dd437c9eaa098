using Xunit.Sdk;
using Xunit.v3;

// Each of these tests takes the machine for itself: load, kills, a browser.
[assembly: Parallelization(Mode = ParallelMode.None)]
