using UserMacro.Atlassian.Connect.Tokens;

namespace UserMacro.Atlassian.Tests.Connect.Tokens;

public class QueryHashTests
{
    const string Hello =
        "lic=none&tz=Australia%2FSydney&cp=%2Fjira&user_key=&loc=en-US&user_id=&xdm_e=http%3A%2F%2Fstorm%3A2990&xdm_c=channel-servlet-hello-world&xdm_p=1";

    static readonly KeyValuePair<string, string>[] HelloForm =
    [
        new("lic", "none"), new("tz", "Australia/Sydney"), new("cp", "/jira"), new("user_key", ""), new("loc", "en-US"),
        new("user_id", ""), new("xdm_e", "http://storm:2990"), new("xdm_c", "channel-servlet-hello-world"), new("xdm_p", "1"),
    ];

    [Theory]
    [InlineData("GET", "/test?param=value", "", "be16910858a41fd19ea5c1b4e9decca9a784d1024cb00b2158defe2f29dc86dd")]
    [InlineData("get", "/test?param=value", "", "be16910858a41fd19ea5c1b4e9decca9a784d1024cb00b2158defe2f29dc86dd")]
    [InlineData("GET", "/path", "", "799be84a7fa35570087163c0cd9af3abff7ac05c2c12ba0bb1d7eebc984b3ac2")]
    [InlineData("GET", "/path/", "", "799be84a7fa35570087163c0cd9af3abff7ac05c2c12ba0bb1d7eebc984b3ac2")]
    [InlineData("GET", "/path?", "", "799be84a7fa35570087163c0cd9af3abff7ac05c2c12ba0bb1d7eebc984b3ac2")]
    [InlineData("GET", "/", "", "c88caad15a1c1a900b8ac08aa9686f4e8184539bea1deda36e2f649430df3239")]
    [InlineData("GET", "", "", "c88caad15a1c1a900b8ac08aa9686f4e8184539bea1deda36e2f649430df3239")]
    [InlineData("GET", "/app", "/app", "c88caad15a1c1a900b8ac08aa9686f4e8184539bea1deda36e2f649430df3239")]
    [InlineData("GET", "/hello-world?jwt=XYZ&" + Hello, "", "8063ff4ca1e41df7bc90c8ab6d0f6207d491cf6dad7c66ea797b4614b71922e9")]
    [InlineData("POST", "/hello-world", "", "6f95f3738e1b037a3bebbe0ad237d80fdbc1d5ae452e98ce03a9c004c178ebb4")]
    [InlineData("GET", "/test?text=some%20spaces%20in%20this%20parameter", "", "0cda6dbf3feac8a21fc24e10f2d7137de0853310ea4047c78554ce98d980dd12")]
    [InlineData("GET", "/test?text=some+spaces+in+this+parameter", "", "0cda6dbf3feac8a21fc24e10f2d7137de0853310ea4047c78554ce98d980dd12")]
    [InlineData("GET", "/test?query=connect*", "", "0d28bc10d1972d9cab59e123ce17976eb32aad6957a13cfb8b97ced6d3fc8a29")]
    [InlineData("GET", "/test?director=%E5%AE%AE%E5%B4%8E%20%E9%A7%BF", "", "44d6354ffe8f963972a7fc59e98b2c3dfe4b493295c5b89edd974a339e61ac89")]
    [InlineData("GET", "/test?director=宮崎%20駿", "", "44d6354ffe8f963972a7fc59e98b2c3dfe4b493295c5b89edd974a339e61ac89")]
    [InlineData("GET", "/test?ids=10&ids=2&ids=20&ids=1", "", "9c5c3ac26a9319270880f34c30abf7e3c45bd23d2d514ba849b0062d0311155c")]
    [InlineData("GET", "/test?ids=10%2C2%2C20%2C1", "", "2e617b65f966650789990e5cac8ff295ee5b453834d04798f466ff6035bd8829")]
    [InlineData("GET", "/test?tuples=1%2C2%2C3&tuples=6%2C5%2C4&tuples=7%2C9%2C8", "", "f9f62bb61191dff1b219e9ade8ac38fcfa46272ea76d9545410db6559fd8e7bd")]
    [InlineData("GET", "/test?title=1%20%2B%201%20equals%203", "", "ce0a866ce0c34cbde70deb63f6915192f58500d2b49b12e1ffc8cdf91edabc91")]
    [InlineData("GET", "/test?json=%7B%22key%22%3A%22value%22%7D", "", "1d74c5a1f0a6c72a3ce285570cbfd8fe736910123e6ada203d4c7ba9a6128a6f")]
    [InlineData("GET", "/test?q=%27quoted%27", "", "e4442923a4bbd1b6f8ac8cfaa0b47da8b9f11a05ad721105f6100ee717a63b5e")]
    [InlineData("GET", "/test?text=in%20~3%20days", "", "12681a123e9aca69d8faefe5e9990d59ec87ed8d5bb8d7215f5bd3d59e66f3fa")]
    [InlineData("GET", "/test?notmuch", "", "20fecded9951516a3447b1b556d0eb350de29770505253a30dc739502e05ddc7")]
    [InlineData("GET", "/test?notmuch=", "", "20fecded9951516a3447b1b556d0eb350de29770505253a30dc739502e05ddc7")]
    [InlineData("GET", "/test?a10=1&a1=2&b1=3&b10=4", "", "159cc3d3003f067c3ae263d19ded42dedd28221cce4d4757b13fc7722a24408f")]
    [InlineData("GET", "/test?b=1&B=2&a=3&A=4", "", "3b129458d3b4303614a65a2d3995e8c2193f25d04f7c7fbc344965b5250865b2")]
    [InlineData("GET", "/test?c=&c=%20&c=%2B&c=%2520", "", "cbbcac9a6a02f3ad96c5ab5bf876dd9f79b2c61ceec5660a1c9d73a3b102ec2c")]
    [InlineData("GET", "/test?%231=x&%3A1=y&%241=z", "", "5b815cce7ef146b27438c0ee77e6f3fdf007ef15ad4f3c5b00ff30dcc443f2f8")]
    [InlineData("GET", "/test?%2E1=x&%3A1=y&%3A2=z&%2E2=w", "", "42a303146de18c2f9852ec27c2ad0457451b3ca62878399bd4700d6bef5b9545")]
    [InlineData("GET", "/test?a&b=foo&c", "", "5cfa982f11c6912c4d6d3db70a0610060d7fd87428a4c2b7e19cf835f19f3a84")]
    [InlineData("GET", "/a%20b/c%2Fd?x=y", "", "9f517261d3b34c1b7d7ac2c77a619f0b2245fbea84c1ffb1dbbff1ec9bc7be72")]
    [InlineData("GET", "/a&b?x=y", "", "c6ea90bea4f00e59b85b8b906e94defbadfdf695684f5ee8825540cf9cd450a1")]
    [InlineData("GET", "/path/to/service?zee_last=param&repeated=parameter%201&first=param&repeated=parameter%202&repeated=Parameter%202", "",
        "9ae6056cf66c00e76fa15e66fd26091fecd7356eec2f2c30629835b656799f66")]
    [InlineData("POST", "/jira/rest/api/2/project/jira&a=b&c=d?x=y", "/jira", "70db3b47a62c471526b51481ee17407771df153801674a5002c164e87ce056ae")]
    [InlineData("GET", "/app/render/x?a=1", "/app", "da696c96c0f3d86c040ca56276bcfbe9fd8876c0209a75669c003c38f5cb00c4")]
    [InlineData("GET", "/app/render/x?a=1", "/app/", "da696c96c0f3d86c040ca56276bcfbe9fd8876c0209a75669c003c38f5cb00c4")]
    [InlineData("POST", "/connect/installed", "", "72c0a77bd4d709a202e9b2561ed003fdb400318f7a1cfabe47576d1e1d5b5dd7")]
    [InlineData("POST", "/wiki/rest/atlassian-connect/1/app/module/dynamic", "/wiki", "6263ce88c2bfd6fd5ae194bb2afe5ae0017f57d3e4d799edd41d50e0ad8e9b7a")]
    [InlineData("DELETE", "/wiki/rest/atlassian-connect/1/app/module/dynamic?moduleKey=b&moduleKey=a", "/wiki",
        "9764f4e00e69fbcf0fbd644d96bc1f3e481668c98916f916dac8b332503bddba")]
    [InlineData("GET",
        "/wiki/rest/api/user?accountId=557058%3Aabc&expand=operations", "/wiki", "517b56f3e7e6d80bbc4d070c77d831405bb9c8284a79709c35177593096e14c1")]
    public void Compute_PublishedVector_GivesItsHash(string method, string rawTarget, string basePath, string expected)
    {
        QueryHash.Compute(method, rawTarget, basePath).ShouldBe(expected);
        QueryHash.Matches(expected, method, rawTarget, basePath).ShouldBeTrue();
    }

    [Fact]
    public void Compute_FormOfPost_CoversTheForm()
    {
        QueryHash.Compute("POST", "/hello-world", "", HelloForm).ShouldBe("d7e7f00660965fc15745b2c423a89b85d0853c4463faca362e0371d008eb0927");
        QueryHash.Compute("POST", "/macro/static", "", [new("macro.id", ""), new("jwt", "dropped"), new("body", "hello world"), new("a", "1 + 1")])
            .ShouldBe("aa421b8ae8514e8bfaebeac9f0f2ef4d42f1da26e63d2ef7fabd84c9c1855231");
    }

    [Fact]
    public void Matches_DecodedNameOrder_IsAccepted() =>
        QueryHash.Matches("44f6a50745a0ee2bd555163b77a1587b8d357b63340c1437728aecd9dde30172", "GET", "/test?%2E1=x&%3A1=y&%3A2=z&%2E2=w", "").ShouldBeTrue();

    [Fact]
    public void Matches_HashOfBodylessVariantWithForm_IsRefused() =>
        QueryHash.Matches("6f95f3738e1b037a3bebbe0ad237d80fdbc1d5ae452e98ce03a9c004c178ebb4", "POST", "/hello-world", "", HelloForm).ShouldBeFalse();

    [Fact]
    public void Matches_QueryBesideForm_IsRefused() =>
        QueryHash.Matches("be16910858a41fd19ea5c1b4e9decca9a784d1024cb00b2158defe2f29dc86dd", "GET", "/test?param=value", "", []).ShouldBeFalse();

    [Theory]
    [InlineData("GET", "/test?param=Value", "")]
    [InlineData("POST", "/test?param=value", "")]
    [InlineData("GET", "/test?param=value&param=value", "")]
    [InlineData("GET", "/test?param=value&x", "")]
    [InlineData("GET", "/test?param=value&JWT=x", "")]
    [InlineData("GET", "/Test?param=value", "")]
    [InlineData("GET", "/%74est?param=value", "")]
    [InlineData("GET", "/app/test?param=value", "")]
    [InlineData("GET", "/apptest?param=value", "/app")]
    public void Matches_OtherRequest_IsRefused(string method, string rawTarget, string basePath) =>
        QueryHash.Matches("be16910858a41fd19ea5c1b4e9decca9a784d1024cb00b2158defe2f29dc86dd", method, rawTarget, basePath).ShouldBeFalse();

    [Theory]
    [InlineData("/test?a=%")]
    [InlineData("/test?a=%4")]
    [InlineData("/test?a=%zz")]
    [InlineData("/test?a=% 4")]
    [InlineData("/test?%FF=1")]
    [InlineData("/test?a=%C0%AF")]
    [InlineData("/test?a=%ED%A0%80")]
    public void Compute_MalformedEscape_HasNoHash(string rawTarget)
    {
        Should.Throw<ArgumentException>(() => QueryHash.Compute("GET", rawTarget, ""));
        QueryHash.Matches(new string('0', 64), "GET", rawTarget, "").ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("be16910858a41fd19ea5c1b4e9decca9a784d1024cb00b2158defe2f29dc86d")]
    [InlineData("BE16910858A41FD19EA5C1B4E9DECCA9A784D1024CB00B2158DEFE2F29DC86DD")]
    [InlineData("context-qsh")]
    [InlineData("\ud800")]
    public void Matches_SomethingElseThanTheHash_IsRefused(string claimed) =>
        QueryHash.Matches(claimed, "GET", "/test?param=value", "").ShouldBeFalse();
}
