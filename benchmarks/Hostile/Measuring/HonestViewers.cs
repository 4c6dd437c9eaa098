using System.Text.Json;
using UserMacro.Traffic;
using UserMacro.Traffic.Rendering;
using UserMacro.Traffic.Sites;

namespace UserMacro.Hostile.Measuring;

/// <summary>
/// The honest viewers, in a process of their own: what the senders of hostile inputs cost their own process, such as garbage of bodies of a
/// megabyte, must not count as the service's.
/// </summary>
static class HonestViewers
{
    /// <summary>The argument that starts them.</summary>
    public const string Argument = "--viewers";

    const int RendersPerSecond = 50;

    /// <summary>Renders what the first line of the input names, writes a line of JSON for each answer, and ends with the input.</summary>
    public static async Task RunAsync(TextReader input, TextWriter output)
    {
        var who = JsonSerializer.Deserialize<ViewedMacro>(await input.ReadLineAsync() ?? "")
            ?? throw new InvalidOperationException("The input does not say what to render.");
        using var tenant = TestTenant.Installed(who.Service, who.ClientKey, who.Secret);
        var lines = TextWriter.Synchronized(output);
        var load = new OpenLoop([(tenant, who.Key)], RendersPerSecond, report: answer => lines.WriteLine(JsonSerializer.Serialize(answer)));
        await load.WarmUpAsync(CancellationToken.None);
        using var over = new CancellationTokenSource();
        var running = load.RunAsync(over.Token, CancellationToken.None);
        await input.ReadToEndAsync();
        await over.CancelAsync();
        await running;
    }
}

/// <summary>What the viewers render.</summary>
/// <param name="Service">The address of the service.</param>
/// <param name="ClientKey">The tenant's name in its tokens.</param>
/// <param name="Secret">What signs them.</param>
/// <param name="Key">The macro.</param>
sealed record ViewedMacro(Uri Service, string ClientKey, string Secret, string Key);
