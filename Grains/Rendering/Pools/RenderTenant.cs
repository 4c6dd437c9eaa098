using UserMacro.Grains.Rendering.Jobs;

namespace UserMacro.Grains.Rendering.Pools;

/// <summary>The pool's view of one tenant while it has work there.</summary>
internal sealed class RenderTenant(string name)
{
    public string Name => name;

    /// <summary>Its macros with waiting work; the first one is next.</summary>
    public LinkedList<RenderLane> Lanes { get; } = new();

    public int Waiting { get; set; }

    public int Running { get; set; }
}
