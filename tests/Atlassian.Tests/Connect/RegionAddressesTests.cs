using UserMacro.Atlassian.Connect;

namespace UserMacro.Atlassian.Tests.Connect;

public class RegionAddressesTests
{
    const string Frankfurt = "https://app.example/app";

    [Fact]
    public void Audiences_Frankfurt_IsOneAddressForAllItsRealms()
    {
        var sut = new RegionAddresses(Frankfurt + "/", ["Global", "DE", "EU"], None);

        sut.Audiences.ShouldBe([Frankfurt]);
        sut.Addresses.ShouldBe(new Dictionary<string, string> { ["DE"] = Frankfurt, ["EU"] = Frankfurt }, ignoreOrder: true);
    }

    [Fact]
    public void Audiences_RealmWithAnAddressOfItsOwn_AreBoth() =>
        new RegionAddresses(Frankfurt, ["Global", "DE"], Address("DE", "https://de.example/app/")).Audiences
            .ShouldBe([Frankfurt, "https://de.example/app"], ignoreOrder: true);

    [Fact]
    public void Addresses_OfAnotherDeployment_AreDeclaredAndNoAudienceHere()
    {
        var sut = new RegionAddresses(Frankfurt, ["Global"], Address("US", "https://us.example/app"));

        sut.Addresses["US"].ShouldBe("https://us.example/app");
        sut.Audiences.ShouldBe([Frankfurt]);
        sut.Serves("US").ShouldBeFalse();
    }

    [Fact]
    public void Audiences_DeploymentOfOneRealm_LeavesOutTheGlobalAddress() =>
        new RegionAddresses(Frankfurt, ["US"], Address("US", "https://us.example/app")).Audiences.ShouldBe(["https://us.example/app"]);

    static Dictionary<string, string> None => new(StringComparer.Ordinal);

    static Dictionary<string, string> Address(string realm, string url) => new(StringComparer.Ordinal) { [realm] = url };
}
