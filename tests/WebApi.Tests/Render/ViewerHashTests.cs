using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Render;

namespace UserMacro.WebApi.Tests.Render;

public sealed class ViewerHashTests
{
    static readonly TenantId One = TenantId.FromRandom(new byte[16]);
    static readonly TenantId Other = TenantId.FromRandom([.. Enumerable.Repeat((byte)1, 16)]);

    [Fact]
    public void Compute_TenantAndAccount_TellEachFromEveryOther()
    {
        string[] hashes = [Of(One, "a"), Of(One, "b"), Of(One, null), Of(Other, "a"), Of(Other, null)];

        hashes.Distinct(StringComparer.Ordinal).Count().ShouldBe(hashes.Length);
        hashes.ShouldAllBe(hash => hash.Length == 32);
        Of(One, "a").ShouldBe(hashes[0]);
    }

    static string Of(TenantId tenant, string? account) => ViewerHash.Compute(tenant, account);
}
