using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using UserMacro.Micro.Rendering;

// In this process: the generated project of a process of its own would not find this one, whose assembly is named otherwise.
// Long enough a warm-up for the compiler's last tier, enough rounds for a median that the machine's noise does not move.
var job =
    Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(15).WithIterationCount(25).WithIterationTime(TimeInterval.FromMilliseconds(250));
var config = DefaultConfig.Instance.AddJob(job.WithStrategy(RunStrategy.Throughput));
BenchmarkRunner.Run([typeof(RenderBenchmark), typeof(VelocityBenchmark)], config, args);
