using System.Text;
using UserMacro.Grains.Interfaces.Keys;

namespace UserMacro.Grains.Tests.Keys;

public sealed class GrainKeysTests
{
    const string Owner = "t-00112233445566778899aabbccddeeff";

    [Theory]
    [InlineData(Owner, true)]
    [InlineData(Owner + "/badge", true)]
    [InlineData(Owner + "/badge/7", true)]
    [InlineData(Owner + "/", true)]
    [InlineData(Owner + "0", false)]
    [InlineData(Owner + "0/badge", false)]
    [InlineData("t-00112233445566778899aabbccddeefe/badge", false)]
    [InlineData("t-00112233445566778899aabbccddeef", false)]
    [InlineData("t-00112233445566778899AABBCCDDEEFF/badge", false)]
    [InlineData("connect:" + Owner, false)]
    [InlineData("/" + Owner, false)]
    [InlineData("", false)]
    public void IsUnder_GrainKey_SaysTheSameAsItsTenant(string grainKey, bool expected)
    {
        var tenant = TenantId.Parse(Owner);

        GrainKeys.IsUnder(Encoding.UTF8.GetBytes(grainKey), tenant).ShouldBe(expected);
        (GrainKeys.TenantOf(grainKey) == tenant).ShouldBe(expected);
    }
}
