using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Velocity.Objects.Confluence;

/// <summary><c>$space</c></summary>
internal static class SpaceObject
{
    public static readonly HostType Type = new("space", new()
    {
        { "key", call => PageObject.Known(call.Run.Input.SpaceKey) },
        { "name", call => PageObject.Known(call.Run.Input.SpaceName) ?? HostData.Read(call.Run, DataNames.Space, "name") },
        { "displayTitle", call => PageObject.Known(call.Run.Input.SpaceName) ?? HostData.Read(call.Run, DataNames.Space, "name") },
        { "id", call => HostData.Read(call.Run, DataNames.Space, "id") },
        { "urlPath", call => PageObject.Known(call.Run.Input.SpaceKey) is string key ? $"/spaces/{key}" : null },
        { "homePage", call => HomePage(call.Run) },
    });

    public static readonly HostObject Current = new(Type);

    static HostObject? HomePage(VelocityRun run) =>
        HostData.Read(run, DataNames.Space, "homepage_id") is { } id
            ? new(PageObject.Reference, new Dictionary<string, object?>(StringComparer.Ordinal) { ["id"] = run.TextOf(id) })
            : null;
}
