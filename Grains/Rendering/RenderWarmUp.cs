using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Rendering.Jobs;

namespace UserMacro.Grains.Rendering;

/// <summary>
/// Renders a sample before the silo takes calls: what the runtime compiles on first use would count against the time limit of the first macros.
/// </summary>
internal sealed class RenderWarmUp(MacroRenderer renderer) : ILifecycleParticipant<ISiloLifecycle>
{
    const int Times = 5;

    static readonly TenantId Nobody = TenantId.FromRandom(new byte[16]);
    static readonly MacroKey Key = MacroKey.Parse("warm-up");

    static readonly MacroDefinition Sample = new()
    {
        Name = "Warm-up",
        Body = BodyMode.Rendered,
        Parameters = [new() { Name = "Title", Default = "a" }, new() { Name = "Count", Type = ParameterType.Int, Default = "2" }],
        Template =
            """
            {{ heading = params.Title | string.upcase }}<h2 title="{{ heading }}"><a href="{{ site.base_url }}/pages/{{ page.id }}">{{ page.title }}</a></h2>
            <table>{{ for row in 1..3 }}<tr class="{{ if row % 2 == 0 }}even{{ else }}odd{{ end }}"><td>{{ row * params.Count }}</td></tr>{{ end }}</table>
            <p>{{ now | date.to_string '%F' }} {{ output.type }}</p>{{ body }}
            """,
    };

    // A lane belongs to one pool; silos of one process have a pool each.
    readonly RenderLane _lane = new(Nobody.Value);

    public void Participate(ISiloLifecycle observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        observer.Subscribe(nameof(RenderWarmUp), ServiceLifecycleStage.ApplicationServices, RunAsync);
    }

    /// <summary>Renders the sample once. Compiled again each time, as every macro of a new silo is.</summary>
    public Task<PreviewOutcome> RenderAsync(RenderMarkup markup, CancellationToken cancellation) =>
        renderer.PreviewAsync(renderer.Prepare(Nobody, Key, Sample, [], revision: 0), _lane, new() { Markup = markup, Body = "<p>b</p>" }, cancellation);

    async Task RunAsync(CancellationToken cancellation)
    {
        for (var time = 0; time < Times; time++)
        {
            await RenderAsync(RenderMarkup.Html, cancellation);
            await RenderAsync(RenderMarkup.Storage, cancellation);
        }
    }
}
