using System.ComponentModel;
using UserMacro.Grains.Interfaces.Limiting;

namespace UserMacro.WebApi.Limiting;

/// <summary>One limit of the product.</summary>
internal sealed record LimitDto(
    [property: Description("Its stable name, as problems carry it in limit.")] string Name,
    [property: Description("The most that is allowed.")] int Value,
    [property: Description("What the value counts.")] LimitUnit Unit,
    [property: Description("What it limits, in one sentence.")] string Description)
{
    public static LimitDto From(Limit limit) => new(limit.Name, limit.Value, limit.Unit, limit.Description);
}
