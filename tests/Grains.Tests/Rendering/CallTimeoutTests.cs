using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Quarantine;
using UserMacro.Grains.Quarantine.Trials;
using UserMacro.Grains.Rendering;
using UserMacro.Grains.Rendering.Jobs;
using UserMacro.Grains.Rendering.Pools;

namespace UserMacro.Grains.Tests.Rendering;

/// <summary>A call must not time out while the silo is still within its own limits: that would look like a lost silo.</summary>
public sealed class CallTimeoutTests
{
    /// <summary>How long <c>QuarantineGate</c> waits for losses and a trial.</summary>
    static readonly TimeSpan Trial = TimeSpan.FromSeconds(2.5);

    [Fact]
    public void ResponseTimeout_OfARender_IsAboveTheLongestLegalWait() =>
        TimeoutOf(nameof(IMacroGrain.Render)).ShouldBeGreaterThan(
            Trial + LongestTimeout<RenderPoolOptions>() + PostedBodies.TimeLimit + LongestTimeout<RenderPoolOptions>()
                + new RenderSubject(RenderKind.Render).RunLimit);

    [Theory]
    [InlineData(nameof(IMacroGrain.Preview))]
    [InlineData(nameof(IMacroGrain.Check))]
    public void ResponseTimeout_OfEditing_IsAboveTheLongestLegalWait(string method) =>
        TimeoutOf(method).ShouldBeGreaterThan(
            SiloLosses.Settling + EditTrials.Timeout + LongestTimeout<EditingPoolOptions>()
            + new RenderSubject(method == nameof(IMacroGrain.Check) ? RenderKind.Compile : RenderKind.Preview).RunLimit);

    [Fact]
    public void Timeout_BeyondWhatCallsLastFor_IsRefused()
    {
        new PoolOptionsValidator<RenderPoolOptions>(RenderPoolOptions.Section).Validate("", new() { Timeout = TimeSpan.FromSeconds(3) })
            .Failures.ShouldHaveSingleItem().ShouldStartWith("RenderPool:Patience: ");
        new PoolOptionsValidator<EditingPoolOptions>(EditingPoolOptions.Section).Validate("", new() { Timeout = TimeSpan.FromSeconds(11) })
            .Failures.ShouldHaveSingleItem().ShouldStartWith("EditingPool:Patience: ");
    }

    static TimeSpan TimeoutOf(string method) => typeof(IMacroGrain).GetMethod(method)!.GetCustomAttribute<ResponseTimeoutAttribute>()!.Timeout!.Value;

    static TimeSpan LongestTimeout<TOptions>() => TimeSpan.Parse(
        (string)typeof(TOptions).GetProperty(nameof(RenderPoolOptions.Timeout))!.GetCustomAttribute<RangeAttribute>()!.Maximum,
        CultureInfo.InvariantCulture);
}
