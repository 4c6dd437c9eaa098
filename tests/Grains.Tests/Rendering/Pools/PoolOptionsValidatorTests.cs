using UserMacro.Grains.Rendering.Jobs;
using UserMacro.Grains.Rendering.Pools;

namespace UserMacro.Grains.Tests.Rendering.Pools;

public sealed class PoolOptionsValidatorTests
{
    [Fact]
    public void Validate_Defaults_AreRight() =>
        new PoolOptionsValidator<RenderPoolOptions>(RenderPoolOptions.Section).Validate("", new()).Succeeded.ShouldBeTrue();

    [Fact]
    public void ToPoolOptions_EveryOption_IsCarried()
    {
        var pool = new EditingPoolOptions
        {
            Threads = 4, Queue = 5, TenantQueue = 6, SlowMacroQueue = 7, Timeout = TimeSpan.FromSeconds(8), RunLimit = TimeSpan.FromSeconds(9),
        }.ToPoolOptions();

        (pool.Threads, pool.SlowThreads, pool.Queue, pool.TenantQueue, pool.SlowMacroQueue, pool.Timeout.Seconds, pool.RunLimit.Seconds)
            .ShouldBe((4, 2, 5, 6, 7, 8, 9));
    }

    [Fact]
    public void Validate_OutOfRange_NamesTheKeyAndTheRange() =>
        new PoolOptionsValidator<RenderPoolOptions>(RenderPoolOptions.Section).Validate("", new() { Threads = 1, Queue = 0 }).Failures.ShouldBe(
        [
            "RenderPool:Threads: The field Threads must be between 2 and 1024.",
            "RenderPool:Queue: The field Queue must be between 1 and 100000.",
        ]);
}
