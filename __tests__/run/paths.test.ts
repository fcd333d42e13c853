import { expect, test } from "@jest/globals";
import { manifestPaths } from "../../src/run/paths.ts";

const checkout = (root: string) => ({ root, sha: "", clean: true, tags: [] });

test.each<[string, Parameters<typeof manifestPaths>, object]>([
  [
    "at the root of a checkout",
    ["release.yml", "/work/shop", checkout("/work/shop")],
    {
      folder: "/work/shop",
      root: "/work/shop",
      inside: "",
      name: "release.yml",
      path: "release.yml",
    },
  ],
  [
    "with a dot in front",
    ["././release.yml", "/work/shop", checkout("/work/shop")],
    {
      folder: "/work/shop",
      root: "/work/shop",
      inside: "",
      name: "release.yml",
      path: "release.yml",
    },
  ],
  [
    "in a folder of it",
    ["apps/web/release.yml", "/work/shop", checkout("/work/shop")],
    {
      folder: "/work/shop/apps/web",
      root: "/work/shop",
      inside: "apps/web",
      name: "release.yml",
      path: "apps/web/release.yml",
    },
  ],
  [
    "named from a folder of it",
    ["release.yml", "/work/shop/apps/web", checkout("/work/shop")],
    {
      folder: "/work/shop/apps/web",
      root: "/work/shop",
      inside: "apps/web",
      name: "release.yml",
      path: "apps/web/release.yml",
    },
  ],
  [
    "named from a folder beside it",
    ["../web/./release.yml", "/work/shop/apps/api", checkout("/work/shop")],
    {
      folder: "/work/shop/apps/web",
      root: "/work/shop",
      inside: "apps/web",
      name: "release.yml",
      path: "apps/web/release.yml",
    },
  ],
  [
    "by its whole path",
    ["/work/shop/apps/release.yml", "/home/mona", checkout("/work/shop")],
    {
      folder: "/work/shop/apps",
      root: "/work/shop",
      inside: "apps",
      name: "release.yml",
      path: "apps/release.yml",
    },
  ],
  [
    "on Windows",
    ["apps\\release.yml", "C:\\work\\shop", checkout("C:/work/shop")],
    {
      folder: "C:/work/shop/apps",
      root: "C:/work/shop",
      inside: "apps",
      name: "release.yml",
      path: "apps/release.yml",
    },
  ],
  [
    "outside any checkout: the folder of the process stands for the repository",
    ["apps/release.yml", "/work/shop", undefined],
    {
      folder: "/work/shop/apps",
      root: "/work/shop",
      inside: "apps",
      name: "release.yml",
      path: "apps/release.yml",
    },
  ],
  [
    "in the root of the disk",
    ["/release.yml", "/", undefined],
    { folder: "/", root: "/", inside: "", name: "release.yml", path: "release.yml" },
  ],
  [
    "beside a checkout whose name begins alike",
    ["/work/shop-old/release.yml", "/work/shop", checkout("/work/shop")],
    {
      folder: "/work/shop-old",
      root: "/work/shop",
      inside: "/work/shop-old",
      name: "release.yml",
      path: "/work/shop-old/release.yml",
    },
  ],
])("a manifest %s", (_where, given, expected) => {
  expect(manifestPaths(...given)).toEqual(expected);
});
