using UserMacro.Templating.Velocity.Objects.Confluence;
using UserMacro.Templating.Velocity.Objects.Tools;

namespace UserMacro.Templating.Velocity.Objects;

/// <summary>All kinds of objects that templates meet.</summary>
internal static class HostTypes
{
    public static readonly IReadOnlyList<HostType> All =
    [
        PageObject.Type,
            PageObject.Reference, PageObject.Label, PageObject.Attachment, PageObject.Properties, SpaceObject.Type, UserObject.Type, UserObject.Accessor,
        RequestObject.Type, RenderContextObject.Type, ActionObject.Type, ActionObject.Settings, ConfigObject.Type, EncoderObject.Type, JsonObject.Type,
        DateFormatterObject.Type, MathObject.Type,
    ];
}
