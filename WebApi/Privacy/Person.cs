using Microsoft.AspNetCore.Http.Features;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.WebApi.Privacy;

/// <summary>Somebody of a site who looks at their own data. Comes from the host's verified token only.</summary>
/// <param name="Tenant">The site.</param>
/// <param name="AccountId">The person.</param>
internal sealed record Person(TenantId Tenant, string AccountId)
{
    /// <summary>Gives handlers the person that <see cref="PersonMiddleware"/> left.</summary>
    public static ValueTask<Person> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.GetRequiredFeature<Person>());
}
