namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>One case for each outcome of a render. Who answers outcomes implements it, and does not compile until a new outcome has its answer.</summary>
/// <typeparam name="T">The answer.</typeparam>
public interface IRenderOutcomeCases<out T>
{
    /// <summary>There is output.</summary>
    T Rendered(RenderedOutput output);

    /// <summary>The caller holds the output.</summary>
    T Unchanged(NotModified unchanged);

    /// <summary>A body or parameters are missing.</summary>
    T NeedsBody(BodyNeeded needed);

    /// <summary>Data are missing.</summary>
    T NeedsData(DataNeeded needed);

    /// <summary>No published macro has the key.</summary>
    T Missing(MacroMissing missing);

    /// <summary>The macro is disabled.</summary>
    T Disabled(MacroDisabled disabled);

    /// <summary>The macro is in quarantine.</summary>
    T Quarantined(MacroQuarantined quarantined);

    /// <summary>The macro's rules do not allow it on pages of this space.</summary>
    T Refused(SpaceRefused refused);

    /// <summary>The posted body is more than may be shown.</summary>
    T Refused(BodyRefused refused);

    /// <summary>The template failed or was ended.</summary>
    T Stopped(RenderStopped stop);

    /// <summary>Too many renders are under way.</summary>
    T Busy(RenderBusy busy);
}
