const menusByRoot = new WeakMap();

export default function (component) {
  const root = component.parentElement.querySelector(".pc-pictures");
  if (!menusByRoot.has(root)) menusByRoot.set(root, new PictureMenu(root));
  menusByRoot.get(root).update(component.data);
}
